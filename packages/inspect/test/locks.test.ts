import { describe, expect, test } from "vitest";
import { kindsOf, only } from "./support/kinds.ts";
import { type Actor, Story } from "./support/story.ts";

const locks = (...more: readonly string[]): Story =>
  [...more, "a", "b"].reduce((story, name) => story.object("Lock", name), new Story());

/** Takes both, one inside the other. */
const nest = (p: Actor, outer: string, inner: string): Actor =>
  p
    .acquire(outer, { at: `${p.pid} ${outer}` })
    .acquire(inner, { at: `${p.pid} ${inner}` })
    .release(inner)
    .release(outer);

describe("a lock order", () => {
  test("that does not agree is a risk though nobody was caught", () => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    nest(p, "a", "b");
    nest(q, "b", "a");
    expect(kindsOf(story)).toEqual(["(lock-order)"]);
    const { sites, detail } = only(story, "lock-order");
    expect(story.linesOf(sites)).toEqual(["2 a", "2 b", "3 b", "3 a"]);
    expect(detail.cycle.map(({ pid }) => pid)).toEqual([2, 3]);
  });

  test("may go round three", () => {
    const story = locks("c");
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    nest(p, "a", "b");
    nest(q, "b", "c");
    nest(r, "c", "a");
    expect(only(story, "lock-order").detail.cycle).toHaveLength(3);
  });

  const fine: [string, Story, (p: Actor, q: Actor) => void][] = [
    ["both take them in the same order", locks(), (p, q) => (nest(p, "a", "b"), nest(q, "a", "b"))],
    [
      "neither has the one when it takes the other",
      locks(),
      (p, q) => (
        p.acquire("a").release("a").acquire("b").release("b"),
        q.acquire("b").release("b").acquire("a").release("a")
      ),
    ],
    ["one process does both", locks(), (p) => (nest(p, "a", "b"), nest(p, "b", "a"))],
    [
      "a gate lets in one at a time",
      locks("gate"),
      (p, q) => (
        nest(p.acquire("gate"), "a", "b").release("gate"),
        nest(q.acquire("gate"), "b", "a").release("gate")
      ),
    ],
    [
      "a semaphore lets in fewer than the ring has",
      locks().object("Semaphore", "room", { size: 1 }),
      (p, q) => (
        nest(p.acquire("room"), "a", "b").release("room"),
        nest(q.acquire("room"), "b", "a").release("room")
      ),
    ],
    [
      "one is through before the other begins",
      locks().object("Queue", "q"),
      (p, q) => (nest(p, "a", "b").put("q"), nest(q.get("q"), "b", "a")),
    ],
    [
      "one only tries",
      locks(),
      (p, q) => (nest(p, "a", "b"), q.acquire("b").acquire("a", { tried: true }).release("a").release("b")),
    ],
    [
      "one of the locks is taken twice",
      new Story().object("RLock", "a").object("Lock", "b"),
      (p, q) => (
        p
          .acquire("a")
          .acquire("b")
          .acquire("a", { depth: 2 })
          .release("a", { depth: 1 })
          .release("b")
          .release("a"),
        nest(q, "a", "b")
      ),
    ],
    [
      "a process did two things at once",
      locks().object("Queue", "q"),
      (p, q) => {
        p.waits("get", "q", { op: 1 })
          .acquire("a", { op: 2 })
          .acquire("b", { op: 3 })
          .release("b")
          .release("a");
        nest(q, "b", "a");
      },
    ],
  ];

  test.each(fine)("is no risk if %s", (_, story, act) => {
    const [p, q] = story.start(2) as [Actor, Actor];
    act(p, q);
    expect(kindsOf(story)).toEqual([]);
  });

  test.each(["Semaphore", "Lock"] as const)("is no risk where a group shuts out others by a %s", (kind) => {
    const story = new Story().object("Lock", "door").object(kind, "empty", { size: 1 });
    for (const reader of story.start(2)) {
      reader.acquire("door").acquire("empty").release("door");
      reader.acquire("door").release("empty").release("door");
    }
    expect(kindsOf(story)).toEqual([]);
  });

  test("is a risk behind a semaphore that lets in as many as the ring has", () => {
    const story = locks().object("Semaphore", "room", { size: 2 });
    const [p, q] = story.start(2) as [Actor, Actor];
    nest(p.acquire("room"), "a", "b").release("room");
    nest(q.acquire("room"), "b", "a").release("room");
    expect(kindsOf(story)).toEqual(["(lock-order)"]);
  });
});

describe("a double release", () => {
  test("takes the lock away from whoever has it", () => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").release("a", { at: "once" });
    q.acquire("a");
    p.release("a", { at: "twice" });
    expect(kindsOf(story)).toEqual(["double-release"]);
    const { detail, sites } = only(story, "double-release");
    expect(story.linesOf(sites)).toEqual(["twice"]);
    expect(story.linesOf([detail.earlier?.site ?? -1])).toEqual(["once"]);
    expect(detail.holder).toMatchObject({ pid: 3 });
  });

  test("may be of a lock that was only asked for", () => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a");
    q.does("acquire.fail", "a", { reason: "busy" }).release("a", { at: "not mine" });
    expect(kindsOf(story)).toEqual(["double-release"]);
  });

  test("is told where the runtime refused it", () => {
    const story = locks();
    story.p(1).acquire("a").release("a").does("release.fail", "a", { at: "twice" });
    expect(kindsOf(story)).toEqual(["double-release"]);
  });

  test("is none where one opens what another one has closed", () => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    for (let round = 0; round < 3; round++) {
      p.acquire("a").release("b");
      q.acquire("b").release("a");
    }
    expect(kindsOf(story)).toEqual([]);
  });

  test("gives a semaphore a permit too many", () => {
    const story = new Story().object("Semaphore", "s", { size: 1 });
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("s").release("s").release("s");
    q.acquire("s").release("s");
    expect(kindsOf(story)).toEqual(["(double-release)"]);
  });

  test("is none where permits are given by one and taken by another", () => {
    const story = new Story().object("Semaphore", "s", { size: 1 });
    const [p, q] = story.start(2) as [Actor, Actor];
    p.release("s").release("s");
    q.acquire("s").acquire("s").acquire("s");
    expect(kindsOf(story)).toEqual([]);
  });
});

describe("an abandoned lock", () => {
  test("was held by a process that was terminated", () => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a", { at: "take" });
    story.p(1).does("process.terminate", undefined, { target: p.pid, exitCode: -15, at: "kill" });
    q.acquire("a", { abandoned: true }).release("a");
    expect(kindsOf(story)).toEqual(["abandoned-lock"]);
    const { detail, sites } = only(story, "abandoned-lock");
    expect(detail.how).toBe("terminated");
    expect(story.linesOf(sites)).toEqual(["take", "kill"]);
  });

  test("was not given back", () => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").end();
    q.acquire("a").release("a").end();
    expect(only(story, "abandoned-lock").detail.how).toBe("ended");
  });

  const fine: [string, (story: Story, p: Actor, q: Actor) => void][] = [
    ["it was free", (_, p, q) => (p.acquire("a").release("a").end(), q.acquire("a").release("a"))],
    ["nobody else wants it", (_, p, q) => (p.acquire("a").end(), q.acquire("b").release("b"))],
    [
      "the process came as far as to release it",
      (story, p, q) => {
        p.acquire("a");
        story.p(1).does("process.terminate", undefined, { target: p.pid, exitCode: -15 });
        p.release("a");
        q.acquire("a").release("a");
      },
    ],
    ["it is a gate that another one opens", (_, p, q) => (p.acquire("a").end(), q.release("a"))],
  ];
  test.each(fine)("is none if %s", (_, act) => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    act(story, p, q);
    expect(kindsOf(story)).toEqual([]);
  });
});

describe("starvation", () => {
  const overtaken = (times: number): Story => {
    const story = locks();
    const [p, q] = story.start(2) as [Actor, Actor];
    q.acquire("a");
    p.waits("acquire", "a", { at: "wait" });
    for (let i = 0; i < times; i++) q.release("a").acquire("a");
    q.release("a");
    p.waited("acquire", "a").acquire("a").release("a");
    return story;
  };

  test("is to be overtaken a hundred times", () => {
    const story = overtaken(100);
    expect(kindsOf(story)).toEqual(["(starvation)"]);
    expect(only(story, "starvation").detail).toMatchObject({ passed: 100, by: [3] });
  });

  test("is not to be overtaken now and then", () => {
    expect(kindsOf(overtaken(99))).toEqual([]);
  });
});
