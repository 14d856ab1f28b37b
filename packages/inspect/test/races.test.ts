import { describe, expect, test } from "vitest";
import { kindsOf, only } from "./support/kinds.ts";
import { type Actor, Story } from "./support/story.ts";

const counter = (): Story => new Story().object("Value", "n").object("Lock", "a").object("Lock", "b");

/** Two processes that each add one. */
function increments(each: (p: Actor, seen: number) => void): Story {
  const story = counter();
  const [p, q] = story.start(2) as [Actor, Actor];
  each(p, 0);
  each(q, 1);
  story.p(1).join(p.end(), q.end()).read("n", 2);
  return story;
}

const add = (p: Actor, seen: number): Actor => p.read("n", seen, "read").write("n", seen + 1, "write");

describe("a data race", () => {
  test("shows even if the updates came one after the other", () => {
    const story = increments((p, seen) => void add(p, seen));
    expect(kindsOf(story)).toEqual(["data-race", "data-race"]);
  });

  test("names both places, and is told once for each two of them", () => {
    const story = counter();
    const workers = story.start(4);
    for (const worker of workers) worker.write("n", 1, "here");
    const race = only(story, "data-race");
    expect(story.linesOf(race.sites)).toEqual(["here"]);
    expect(race.detail).toMatchObject({ first: { pid: 2, access: "write" }, second: { pid: 3 }, times: 6 });
  });

  test.each([
    ["a lock", (p: Actor, seen: number) => void add(p.acquire("a"), seen).release("a")],
    [
      "the outer of two",
      (p: Actor, seen: number) => void add(p.acquire("a").acquire("b").release("b"), seen).release("a"),
    ],
  ])("is none with %s", (_, each) => {
    expect(kindsOf(increments(each))).toEqual([]);
  });

  test("is one with the lock around the write only", () => {
    const story = increments((p, seen) =>
      p
        .read("n", seen, "read")
        .acquire("a")
        .write("n", seen + 1, "write")
        .release("a"),
    );
    expect(kindsOf(story)).toEqual(["data-race"]);
    const { detail, sites } = only(story, "data-race");
    expect(story.linesOf(sites)).toEqual(["write", "read"]);
    expect([detail.first.locks, detail.second.locks]).toEqual([[1], []]);
  });

  test("is one with a lock for each", () => {
    const story = counter().object("Lock", "p's", { by: 2 }).object("Lock", "q's", { by: 3 });
    const [p, q] = story.start(2) as [Actor, Actor];
    add(p.acquire("p's", { at: "lock" }), 0).release("p's");
    add(q.acquire("q's", { at: "lock" }), 1).release("q's");
    expect(kindsOf(story)).toContain("lock-per-process");
    const { sites, detail } = only(story, "lock-per-process");
    expect(story.linesOf(sites)).toEqual(["lock"]);
    expect(detail).toMatchObject({
      data: 0,
      firstLock: { object: 3, pid: 2 },
      secondLock: { object: 4, pid: 3 },
    });
  });

  test("with two locks that were made for both is one, and the locks are not to blame", () => {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").write("n", 1).release("a");
    q.acquire("b").write("n", 2).release("b");
    expect(kindsOf(story)).toEqual(["data-race"]);
  });

  test("with two locks that others take too is one, but not for that reason", () => {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("b").release("b").acquire("a").write("n", 1).release("a");
    q.acquire("b").write("n", 2).release("b");
    expect(kindsOf(story)).toEqual(["data-race"]);
  });

  test("hides where the order of critical sections was chance: another schedule shows it", () => {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").write("n", 1).release("a").acquire("b").release("b");
    q.acquire("b").write("n", 2).release("b");
    expect(kindsOf(story)).toEqual([]);
  });

  test("with a flag that is looked at again and again is a risk, since only one writes it", () => {
    const story = counter();
    const [p, q] = story.start(2) as [Actor, Actor];
    q.read("n", 0, "look").read("n", 0, "look");
    p.write("n", 1, "raise");
    q.read("n", 1, "look");
    expect(kindsOf(story)).toEqual(["(data-race)"]);
    expect(only(story, "data-race").detail.polled).toBe(true);
  });

  test("of ranges is on what they share", () => {
    const story = new Story().object("Array", "bytes");
    const [p, q] = story.start(2) as [Actor, Actor];
    p.does("write", "bytes", { index: 0, length: 10 }).does("write", "bytes", { index: 20, length: 5 });
    q.does("read", "bytes", { index: 10, length: 10 });
    expect(kindsOf(story)).toEqual([]);
    q.does("read", "bytes", { index: 8, length: 3 });
    expect(only(story, "data-race").detail.indexes).toEqual([8]);
  });

  test("is not made up where events are missing", () => {
    expect(kindsOf(increments((p, seen) => void add(p, seen)).missing(3))).toEqual([]);
  });
});

describe("an order is given by", () => {
  const ordered: [string, Story, (first: Actor, second: Actor) => void][] = [
    [
      "a message",
      counter().object("Queue", "q"),
      (p, q) => (p.write("n", 1).put("q"), q.get("q").read("n", 1)),
    ],
    [
      "a message through a pipe",
      counter().object("Pipe", "pipe"),
      (p, q) => {
        p.write("n", 1).does("send", "pipe", { message: 1, end: 0, size: 1 });
        q.does("recv", "pipe", { message: 1, end: 1, size: 1 }).read("n", 1);
      },
    ],
    [
      "an event",
      counter().object("Event", "e"),
      (p, q) => (p.write("n", 1).does("set", "e"), q.look("e", "isSet", true).read("n", 1)),
    ],
    [
      "the end of one who held the lock that the other gets",
      counter(),
      (p, q) => (p.acquire("a").write("n", 1).end(), q.acquire("a", { abandoned: true }).read("n", 1)),
    ],
    [
      "a semaphore as a signal",
      counter().object("Semaphore", "s", { size: 0 }),
      (p, q) => (p.write("n", 1).release("s"), q.acquire("s", { value: 0 }).read("n", 1)),
    ],
    [
      "a semaphore of one",
      counter().object("Semaphore", "s", { size: 1 }),
      (p, q) => (p.acquire("s").write("n", 1).release("s"), q.acquire("s").write("n", 2).release("s")),
    ],
    [
      "a lock as a gate",
      counter(),
      (p, q) => (q.acquire("a"), p.write("n", 1).release("a"), q.acquire("a").read("n", 1)),
    ],
    [
      "a barrier",
      counter().object("Barrier", "bar", { size: 2 }),
      (p, q) => {
        p.write("n", 1).does("barrier.arrive", "bar");
        q.does("barrier.arrive", "bar").does("barrier.pass", "bar", { index: 1 }).read("n", 1);
        p.does("barrier.pass", "bar", { index: 0 });
      },
    ],
    [
      "a barrier, the other way",
      counter().object("Barrier", "bar"),
      (p, q) => {
        p.does("barrier.arrive", "bar");
        q.write("n", 1).does("barrier.arrive", "bar").does("barrier.pass", "bar", { index: 1 });
        p.does("barrier.pass", "bar", { index: 0 }).read("n", 1);
      },
    ],
    [
      "the end of a process",
      counter(),
      (p, q) => (
        p.write("n", 1).end(),
        q.does("look", undefined, { what: "isAlive", answer: false, target: p.pid }).read("n", 1)
      ),
    ],
    [
      "a task and its result",
      counter().object("Pool", "pool"),
      (p, q) => {
        q.write("n", 1).does("task.submit", "pool", { task: 1 });
        p.does("task.begin", "pool", { task: 1 })
          .write("n", 2)
          .does("task.end", "pool", { task: 1, ok: true });
        q.does("task.result", "pool", { task: 1, ok: true }).read("n", 2);
      },
    ],
    [
      "all tasks of a queue being done",
      counter().object("JoinableQueue", "q"),
      (p, q) => (p.write("n", 1).does("task.done", "q"), q.does("all.done", "q").read("n", 1)),
    ],
    [
      "the room in a queue of one",
      counter().object("Queue", "q", { size: 1 }),
      (p, q) => (p.put("q").write("n", 1).get("q"), q.put("q").write("n", 2).get("q")),
    ],
    [
      "a notification",
      counter().object("Condition", "c"),
      (p, q) => {
        q.acquire("a").release("a").waits("wait", "c");
        p.write("n", 1).acquire("a").does("notify", "c", { count: 1 }).release("a");
        q.waited("wait", "c").acquire("a").read("n", 1).release("a");
      },
    ],
  ];

  test.each(ordered)("%s", (_, story, act) => {
    const [p, q] = story.start(2) as [Actor, Actor];
    act(p, q);
    expect(kindsOf(story).filter((kind) => kind.includes("race"))).toEqual([]);
  });

  const unordered: typeof ordered = [
    [
      "a semaphore of two",
      counter().object("Semaphore", "s", { size: 2 }),
      (p, q) => (p.acquire("s").write("n", 1).release("s"), q.acquire("s").write("n", 2).release("s")),
    ],
    [
      "a semaphore of two, told by its permits",
      counter().object("Semaphore", "s"),
      (p, q) => (
        p.acquire("s", { value: 1 }).write("n", 1).release("s"),
        q.acquire("s", { value: 1 }).write("n", 2).release("s")
      ),
    ],
    ["time", counter(), (p, q) => (p.write("n", 1), q.waits("sleep").waited("sleep").write("n", 2))],
    [
      "a message the other way",
      counter().object("Queue", "q"),
      (p, q) => (q.put("q"), p.get("q").write("n", 1), q.write("n", 2)),
    ],
    [
      "what was written after the message",
      counter().object("Queue", "q"),
      (p, q) => (p.put("q").write("n", 1), q.get("q").write("n", 2)),
    ],
    [
      "an attempt that failed",
      counter(),
      (p, q) => (
        q.acquire("a"),
        p.does("acquire.fail", "a", { reason: "busy" }).write("n", 1),
        q.write("n", 2).release("a")
      ),
    ],
    [
      "room in a queue of two",
      counter().object("Queue", "q", { size: 2 }),
      (p, q) => (p.put("q").write("n", 1).get("q"), q.put("q").write("n", 2).get("q")),
    ],
  ];

  test.each(unordered)("not by %s", (_, story, act) => {
    const [p, q] = story.start(2) as [Actor, Actor];
    act(p, q);
    expect(kindsOf(story)).toEqual(["data-race"]);
  });
});
