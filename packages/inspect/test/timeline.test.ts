import { describe, expect, test } from "vitest";
import { type Lane, timeline, type Timeline } from "../src/index.ts";
import { type Actor, Story } from "./support/story.ts";

/** In stories the time of an event is its number, so `4` stands for both. */
const statesOf = (lane: Lane | undefined): string[] =>
  (lane?.intervals ?? []).map(({ state, from, to }) => `${state} ${from.seq}-${to.seq}`);
const laneOf = ({ lanes }: Timeline, pid: number): Lane | undefined => lanes.find((lane) => lane.pid === pid);

describe("a lane", () => {
  test("goes from start to end, without gaps", () => {
    const story = new Story();
    const [p] = story.start(1) as [Actor];
    story.p(1).waits("join", undefined, { target: 2 });
    p.waits("sleep").waited("sleep").end(3);
    story.p(1).waited("join", undefined, { target: 2 }).join(p).end();
    const made = timeline(story.trace);
    expect(statesOf(laneOf(made, 2))).toEqual(["starting 1-2", "running 2-4", "sleeping 4-5", "running 5-6"]);
    expect(statesOf(laneOf(made, 1))).toEqual(["running 1-3", "blocked 3-6", "ready 6-7", "running 7-9"]);
    expect(laneOf(made, 2)?.end).toEqual({ exitCode: 3, how: "ended" });
  });

  test("says who held what was waited for, since where", () => {
    const story = new Story().object("Lock", "a");
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    q.acquire("a", { at: "q takes" });
    p.waits("acquire", "a", { at: "p waits" });
    q.release("a");
    r.acquire("a", { at: "r takes" }).release("a");
    p.waited("acquire", "a").acquire("a");
    const made = timeline(story.trace);
    const [blocked, ready] = laneOf(made, 2)?.intervals.filter(({ cause }) => cause !== undefined) ?? [];
    expect(blocked).toMatchObject({
      state: "blocked",
      cause: { operation: "acquire", object: 0, result: "ready" },
    });
    expect(blocked?.cause?.heldBy.map(({ pid, from, to }) => [pid, from.seq, to.seq])).toEqual([
      [3, 8, 9],
      [4, 10, 11],
    ]);
    expect(story.linesOf(blocked?.cause?.heldBy.map(({ since }) => since.site ?? -1) ?? [])).toEqual([
      "q takes",
      "r takes",
    ]);
    expect(ready).toMatchObject({ state: "ready", from: { seq: 11 }, to: { seq: 12 } });
  });

  test("that does not end is held until the trace is over", () => {
    const story = new Story().object("Lock", "a");
    const [p, q] = story.start(2) as [Actor, Actor];
    q.acquire("a");
    p.waits("acquire", "a");
    q.does("output", undefined, { stream: "stdout", text: "x" });
    const cause = laneOf(timeline(story.trace), 2)?.intervals.at(-1)?.cause;
    expect(cause).toMatchObject({ heldBy: [{ pid: 3, from: { seq: 6 }, to: { seq: 7 } }] });
    expect(cause).not.toHaveProperty("result");
  });

  test("is ready while others have their turn, where processes take turns", () => {
    const story = new Story().object("Value", "n");
    const [p, q] = story.start(2) as [Actor, Actor];
    p.read("n", 0);
    q.read("n", 0);
    p.write("n", 1).end();
    const made = timeline(story.ended({ kind: "finished", exitCode: 0 }).trace);
    expect(statesOf(laneOf(made, 2))).toEqual([
      ...["starting 1-2", "running 2-3", "ready 3-5", "running 5-6", "ready 6-7", "running 7-8"],
    ]);
    expect(made.parallel).toEqual({ atOnce: [], share: 0 });
  });

  test("tells that its process was terminated", () => {
    const story = new Story();
    const [p] = story.start(1) as [Actor];
    story.p(1).does("process.terminate", undefined, { target: p.pid, exitCode: -15 });
    expect(laneOf(timeline(story.trace), 2)?.end).toEqual({ exitCode: -15, how: "terminated" });
  });
});

describe("arrows", () => {
  const arrowsOf = (story: Story): string[] =>
    timeline(story.trace).arrows.map(
      ({ kind, from, to, value }) => `${kind} ${from.pid}→${to.pid}${value === undefined ? "" : ` ${value}`}`,
    );

  test("join a message's two ends, with its value", () => {
    const story = new Story().object("Queue", "q").object("Pipe", "pipe");
    const [p] = story.start(1) as [Actor];
    p.put("q", { value: "1" }).put("q", { value: "2" });
    story.p(1).get("q").get("q");
    p.does("send", "pipe", { message: 1, end: 0, size: 1, value: "'a'" });
    story.p(1).does("send", "pipe", { message: 1, end: 1, size: 1, value: "'b'" });
    story.p(1).does("recv", "pipe", { message: 1, end: 1, size: 1 });
    p.does("recv", "pipe", { message: 1, end: 0, size: 1 });
    expect(arrowsOf(story)).toEqual([
      ...["start 1→2", "message 2→1 1", "message 2→1 2", "message 2→1 'a'", "message 1→2 'b'"],
    ]);
  });

  test.each<[string, Story, (p: Actor, q: Actor) => void]>([
    [
      "a release",
      new Story().object("Lock", "x"),
      (p, q) => (q.acquire("x"), p.waits("acquire", "x"), q.release("x"), p.waited("acquire", "x")),
    ],
    [
      "a set",
      new Story().object("Event", "x"),
      (p, q) => (p.waits("wait", "x"), q.does("set", "x"), p.waited("wait", "x")),
    ],
    [
      "a notification",
      new Story().object("Condition", "x"),
      (p, q) => (p.waits("wait", "x"), q.does("notify", "x", { count: 1 }), p.waited("wait", "x")),
    ],
    [
      "the last party",
      new Story().object("Barrier", "x"),
      (p, q) => (p.waits("barrier", "x"), q.does("barrier.arrive", "x"), p.waited("barrier", "x")),
    ],
    [
      "an end",
      new Story(),
      (p, q) => (
        p.waits("join", undefined, { target: q.pid }),
        q.end(),
        p.waited("join", undefined, { target: q.pid })
      ),
    ],
  ])("show what woke a process: %s", (_, story, act) => {
    const [p, q] = story.start(2) as [Actor, Actor];
    act(p, q);
    expect(arrowsOf(story)).toEqual(["start 1→2", "start 1→3", "wake 3→2"]);
  });

  test("show tasks and their results", () => {
    const story = new Story().object("Pool", "pool");
    const [p] = story.start(1) as [Actor];
    story.p(1).does("task.submit", "pool", { task: 1 });
    p.does("task.begin", "pool", { task: 1 }).does("task.end", "pool", { task: 1, ok: true });
    story.p(1).does("task.result", "pool", { task: 1, ok: true });
    expect(arrowsOf(story)).toEqual(["start 1→2", "task 1→2", "task 2→1"]);
  });
});

test("the depth of a queue follows its messages", () => {
  const story = new Story().object("Queue", "q");
  story.p(1).put("q").put("q").get("q").put("q");
  const [depth] = timeline(story.trace).depths;
  expect(depth?.points.map(({ depth }) => depth)).toEqual([1, 2, 1, 2]);
  expect(depth).toMatchObject({ object: 0, most: 2 });
});

test("shared data has its first value, and who wrote each other one", () => {
  const story = new Story().object("Array", "a");
  const [p] = story.start(1) as [Actor];
  p.read("a", 5).write("a", 6).read("a", 6).write("a", 7);
  const [data] = timeline(story.trace).data;
  expect(data?.points.map(({ pid, value }) => [pid, value])).toEqual([
    [0, "5"],
    [2, "6"],
    [2, "7"],
  ]);
});

test("what ran at the same time is measured", () => {
  const story = new Story();
  const [p, q] = story.start(2) as [Actor, Actor];
  story.p(1).waits("join", undefined, { target: 2 });
  p.waits("sleep");
  q.end();
  // Running: 1 until 5, 2 from 2 to 6, 3 from 4 to 7.
  expect(timeline(story.trace).parallel).toEqual({ atOnce: [0, 2, 3, 1], share: 4 / 6 });
});

test("a trace without events has nothing to show", () => {
  expect(timeline(new Story().trace)).toMatchObject({
    lanes: [],
    arrows: [],
    depths: [],
    data: [],
    parallel: { share: 0 },
  });
});

test("a program that was ended from outside did until then what it did last", () => {
  const story = new Story();
  const [p, q] = story.start(2) as [Actor, Actor];
  q.end();
  p.waits("sleep");
  story.p(1).waits("join", undefined, { target: 2 });
  const made = timeline(story.trace, { until: 50 });
  const ends = made.lanes.map(({ intervals }) => [intervals.at(-1)?.state, intervals.at(-1)?.to.time]);
  expect(ends).toEqual([
    ["blocked", 50],
    ["sleeping", 50],
    ["running", 5],
  ]);
  expect(made.to.time).toBe(50);
  expect(timeline(story.trace, { until: 3 })).toEqual(timeline(story.trace));
});
