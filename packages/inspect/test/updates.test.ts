import { describe, expect, test } from "vitest";
import { kindsOf, only } from "./support/kinds.ts";
import { type Actor, Story } from "./support/story.ts";

const counter = (): Story => new Story().object("Value", "n").object("Lock", "a").object("Lock", "b");

const add = (p: Actor, seen: number): Actor => p.read("n", seen, "read").write("n", seen + 1, "write");

describe("a lost update", () => {
  test("is named where it happened", () => {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.read("n", 0, "read");
    add(q, 0);
    p.write("n", 1, "write");
    expect(kindsOf(story)).toContain("lost-update");
    expect(only(story, "lost-update").detail).toMatchObject({
      read: { pid: 2, value: "0" },
      between: { pid: 3, value: "1" },
      write: { pid: 2, value: "1" },
    });
  });

  /** Each access under the lock, which is free in between. */
  function inTwoSections(write: (p: Actor, q: Actor) => void): Story {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").read("n", 0, "read").release("a");
    q.acquire("a").read("n", 0, "read").release("a");
    write(p, q);
    return story;
  }

  test("happens without a race, where the lock is let go in between", () => {
    const story = inTwoSections((p, q) => {
      q.acquire("a").write("n", 1, "write").release("a");
      p.acquire("a").write("n", 1, "write").release("a");
    });
    expect(kindsOf(story)).toEqual(["lost-update"]);
    expect(story.linesOf(only(story, "lost-update").sites)).toEqual(["read", "write"]);
  });

  test("is none if the value is looked at again", () => {
    const story = inTwoSections((p, q) => {
      q.acquire("a").read("n", 0).write("n", 1, "write").release("a");
      p.acquire("a").read("n", 1).write("n", 2, "write").release("a");
    });
    expect(kindsOf(story)).toEqual([]);
  });

  test("is none if what is written has nothing to do with what was read", () => {
    const story = inTwoSections((p, q) => {
      q.acquire("a").write("n", 7, "write").release("a");
      p.acquire("a").write("n", 2, "write").release("a");
    });
    expect(kindsOf(story)).toEqual([]);
  });

  test("is none if the process was told of the other's write", () => {
    const story = counter().object("Queue", "turn");
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").read("n", 0).release("a").put("turn");
    q.get("turn").acquire("a").read("n", 0).write("n", 1).release("a").put("turn");
    p.get("turn").acquire("a").write("n", 1).release("a");
    expect(kindsOf(story)).toEqual([]);
  });
});

describe("check-then-act", () => {
  test("is named where the look was stale and the act came nevertheless", () => {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.read("n", 1, "look");
    q.read("n", 1, "look").read("n", 1, "take").write("n", 0, "take");
    p.read("n", 0, "take").write("n", -1, "take");
    expect(kindsOf(story)).toContain("check-then-act");
    expect(story.linesOf(only(story, "check-then-act").sites)).toEqual(["look", "take"]);
  });

  test("is none if the look is repeated under the lock", () => {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").read("n", 0, "look").release("a");
    q.acquire("a").read("n", 0, "again").write("n", 1, "make").release("a");
    p.acquire("a").read("n", 1, "again").release("a");
    expect(kindsOf(story)).toEqual([]);
  });
});

describe("an order violation", () => {
  test("is named where something was used before it was there", () => {
    const story = counter();
    const [child] = story.start(1) as [Actor];
    child.read("n", 0, "use");
    story.p(1).write("n", 42, "set");
    expect(kindsOf(story)).toEqual(["data-race", "order-violation"]);
    expect(story.linesOf(only(story, "order-violation").sites)).toEqual(["use", "set"]);
  });

  test("is none if it was set before the start", () => {
    const story = counter();
    story.p(1).write("n", 42, "set");
    const [child] = story.start(1) as [Actor];
    child.read("n", 42, "use");
    expect(kindsOf(story)).toEqual([]);
  });
});
