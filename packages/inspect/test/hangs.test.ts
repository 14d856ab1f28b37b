import { describe, expect, test } from "vitest";
import type { ObjectKind } from "../src/index.ts";
import { kindsOf, only } from "./support/kinds.ts";
import { type Actor, Story } from "./support/story.ts";

const two = (kind: ObjectKind = "Lock"): Story => new Story().object(kind, "a").object(kind, "b");

describe("a deadlock", () => {
  test("of two locks names who waits for whom, and where", () => {
    const story = two();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a", { at: "p a" });
    q.acquire("b", { at: "q b" });
    p.waits("acquire", "b", { at: "p b" });
    q.waits("acquire", "a", { at: "q a" });
    story.p(1).waits("join", undefined, { target: p.pid, at: "join" });
    expect(kindsOf(story)).toEqual(["deadlock"]);
    const { detail, sites, processes } = only(story, "deadlock");
    expect(detail.cycle.map(({ pid, waitsFor }) => [pid, waitsFor])).toEqual([
      [2, [3]],
      [3, [2]],
    ]);
    expect(detail.cycle[0]?.heldSince).toMatchObject({ pid: 3, event: expect.any(Number) });
    expect(story.linesOf(sites)).toEqual(["p b", "q a"]);
    expect(processes).toEqual([2, 3]);
    expect(detail.waits).toHaveLength(3);
  });

  test("may be of three", () => {
    const story = two("RLock").object("RLock", "c");
    const actors = story.start(3);
    const names = ["a", "b", "c"];
    for (const [i, actor] of actors.entries()) actor.acquire(names[i] as string);
    for (const [i, actor] of actors.entries()) actor.waits("acquire", names[(i + 1) % 3]);
    story.p(1).waits("join", undefined, { target: 2 });
    expect(only(story, "deadlock").detail.cycle.map(({ pid }) => pid)).toEqual([2, 3, 4]);
  });

  test("may be of one, who takes a lock twice", () => {
    const story = two();
    story.p(1).acquire("a").waits("acquire", "a", { at: "again" });
    expect(kindsOf(story)).toEqual(["deadlock"]);
  });

  test("is partial while another process goes on", () => {
    const story = two("RLock");
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    p.acquire("a");
    q.acquire("b");
    p.waits("acquire", "b");
    q.waits("acquire", "a");
    r.waits("sleep");
    expect(only(story, "partial-deadlock").detail.goOn).toEqual([1, 4]);
  });

  test("is whole where the controller says who is in it, whatever they were seen to wait for", () => {
    const story = two();
    const [p] = story.start(1) as [Actor];
    p.waits("wait", "a");
    expect(only(story.ended({ kind: "deadlock", pids: [1, 2] }), "deadlock").detail.goOn).toEqual([]);
  });

  test("is none of daemons that wait when the program is over", () => {
    const story = two();
    const [p] = story.start(1) as [Actor];
    p.waits("get", "a");
    story.p(1).end();
    expect(kindsOf(story.ended({ kind: "finished", exitCode: 0 }))).toEqual([]);
  });

  test("is what the runtime says it is", () => {
    const story = two();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a");
    q.acquire("b");
    p.waits("acquire", "b");
    q.waits("acquire", "a");
    p.does("wait.end", "b", { operation: "acquire", result: "deadlock" });
    q.does("wait.end", "a", { operation: "acquire", result: "deadlock" });
    p.release("a").end(1);
    q.release("b").end(1);
    expect(kindsOf(story)).toEqual(["partial-deadlock"]);
  });

  const lively: [string, (story: Story, p: Actor, q: Actor) => void][] = [
    ["somebody computes", (_, p) => p.waits("get", "a")],
    [
      "a wait is for a limited time",
      (story, p, q) => (
        p.waits("get", "a"),
        q.waits("get", "b"),
        story.p(1).waits("join", undefined, { target: 2, timed: true })
      ),
    ],
    [
      "somebody sleeps",
      (story, p, q) => (
        p.waits("get", "a"),
        q.waits("sleep"),
        story.p(1).waits("join", undefined, { target: 2 })
      ),
    ],
    [
      "the main process has ended, and daemons with it",
      (story, p, q) => (p.waits("get", "a"), q.waits("get", "b"), story.p(1).end()),
    ],
  ];
  test.each(lively)("is none if %s", (_, act) => {
    const story = two("Queue");
    const [p, q] = story.start(2) as [Actor, Actor];
    act(story, p, q);
    expect(kindsOf(story)).toEqual([]);
  });

  test("is none where a lock is a gate that somebody may open", () => {
    const story = two();
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    r.release("a");
    p.acquire("a");
    q.waits("acquire", "a");
    p.waits("acquire", "a");
    expect(kindsOf(story)).toEqual([]);
  });
});

describe("the sites of a deadlock", () => {
  test.each<[string, Story, (p: Actor, q: Actor) => void, string[]]>([
    [
      "are those of two who might help each other, without who only waits for an end",
      two("Event"),
      (p, q) => (p.waits("wait", "a", { at: "p" }), q.waits("wait", "b", { at: "q" })),
      ["p", "q"],
    ],
    [
      "are all, where both wait for the same",
      two("Queue"),
      (p, q) => (p.waits("get", "a", { at: "p" }), q.waits("get", "a", { at: "q" })),
      ["p", "q", "join"],
    ],
    [
      "are the one of a process that waits for what it holds",
      two(),
      (p, q) => (p.acquire("a").waits("acquire", "a", { at: "again" }), q.end()),
      ["again"],
    ],
  ])("%s", (_, story, act, sites) => {
    const [p, q] = story.start(2) as [Actor, Actor];
    act(p, q);
    story.p(1).waits("join", undefined, { target: 2, at: "join" });
    const found = only(story, "deadlock");
    expect(story.linesOf(found.sites).toSorted()).toEqual(sites.toSorted());
  });
});

describe("a join before the drain", () => {
  const full = (reader: (story: Story, p: Actor) => void): Story => {
    const story = new Story().object("Queue", "q", { size: 1 });
    const [p] = story.start(1) as [Actor];
    p.put("q");
    reader(story, p);
    p.waits("put", "q", { at: "put" });
    story.p(1).waits("join", undefined, { target: p.pid, at: "join" });
    return story.ended({ kind: "deadlock", pids: [1, 2] });
  };

  test("is named where who joins would have to take", () => {
    const story = full(() => undefined);
    expect(kindsOf(story)).toEqual(["deadlock", "join-before-drain"]);
    expect(story.linesOf(only(story, "join-before-drain").sites)).toEqual(["join", "put"]);
  });

  test("is not the reason where another process takes", () => {
    const story = full((story) => {
      const [taker] = story.start(1) as [Actor];
      taker.get("q").end();
    });
    expect(kindsOf(story)).toEqual(["deadlock"]);
  });
});

describe("a barrier", () => {
  test("with too few parties tells who came, and how many it waits for", () => {
    const story = new Story().object("Barrier", "bar", { size: 3 });
    const [p, q] = story.start(2) as [Actor, Actor];
    for (const actor of [p, q]) actor.does("barrier.arrive", "bar").waits("barrier", "bar", { at: "wait" });
    story.p(1).waits("join", undefined, { target: 2 });
    expect(kindsOf(story)).toEqual(["barrier-short", "deadlock"]);
    expect(only(story, "barrier-short").detail).toMatchObject({
      parties: 3,
      arrived: [{ pid: 2 }, { pid: 3 }],
    });
  });
});

describe("a livelock", () => {
  /** Both take one, try the other, and give back. */
  const polite = (rounds: number): Story => {
    const story = two();
    const [p, q] = story.start(2) as [Actor, Actor];
    for (let round = 0; round < rounds; round++) {
      p.acquire("a");
      q.acquire("b");
      p.does("acquire.fail", "b", { reason: "busy", at: "p tries" });
      q.does("acquire.fail", "a", { reason: "busy", at: "q tries" });
      p.release("a");
      q.release("b");
    }
    story.p(1).waits("join", undefined, { target: 2 });
    return story;
  };

  test("is to come back to the same state again and again", () => {
    const story = polite(5).ended({ kind: "step-limit" });
    expect(kindsOf(story)).toEqual(["livelock"]);
    expect(only(story, "livelock").processes).toEqual([2, 3]);
  });

  test("is none after a few rounds in a run that goes on", () => {
    expect(kindsOf(polite(50))).toEqual([]);
  });

  test("is none if one of them gets on", () => {
    const story = two().object("Value", "n");
    const [p, q] = story.start(2) as [Actor, Actor];
    for (let i = 0; i < 10; i++) {
      p.acquire("a")
        .read("n", i)
        .write("n", i + 1)
        .release("a");
      q.acquire("b").release("b");
    }
    story.p(1).waits("join", undefined, { target: 2 });
    expect(kindsOf(story.ended({ kind: "step-limit" }))).toEqual([]);
  });

  test("is none if a schedule lets one of them do nothing", () => {
    const story = two().object("Value", "n");
    const [p] = story.start(2) as [Actor, Actor];
    for (let i = 0; i < 10; i++) p.read("n", 0);
    story.p(1).waits("join", undefined, { target: 2 });
    expect(kindsOf(story.ended({ kind: "step-limit" }))).toEqual([]);
  });
});

test("an uncaught error is told with its message", () => {
  const story = new Story();
  const [p] = story.start(1) as [Actor];
  p.does("error", undefined, { message: "RangeError: 3 are missing", at: "throw" }).end(1);
  expect(only(story, "uncaught-error").detail.message).toBe("RangeError: 3 are missing");
});
