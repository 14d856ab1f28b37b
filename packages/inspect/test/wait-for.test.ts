import { describe, expect, test } from "vitest";
import {
  findings,
  processesAt,
  timeline,
  type Trace,
  waitForGraph,
  type WaitForGraph,
} from "../src/index.ts";
import { type Actor, Story } from "./support/story.ts";

/** In stories the time of an event is its number; what the last one begins is seen a little later. */
const timed = (trace: Trace) => ({ trace, timeline: timeline(trace, { until: trace.events.length + 1 }) });
const graphAt = ({ trace }: Story, seq: number): WaitForGraph =>
  waitForGraph(timed(trace), findings(trace), seq);

describe("the wait-for graph", () => {
  const crosswise = new Story().object("Lock", "a").object("Lock", "b");
  const [p, q] = crosswise.start(2) as [Actor, Actor];
  p.acquire("a", { at: "p takes a" });
  q.acquire("b", { at: "q takes b" });
  crosswise.p(1).waits("join", undefined, { target: p.pid });
  p.waits("acquire", "b", { at: "p waits" });
  const before = crosswise.trace.events.length;
  q.waits("acquire", "a", { at: "q waits" });
  crosswise.ended({ kind: "deadlock", pids: [1, 2, 3] });

  test("closes its ring at the wait that closes it, and not before", () => {
    expect(graphAt(crosswise, before).cycle).toEqual([]);
    expect(graphAt(crosswise, before + 1).cycle).toEqual([2, 3]);
  });

  test("says who waits for whom, and for what", () => {
    expect(graphAt(crosswise, before + 1).waits).toEqual([
      { pid: 1, operation: "join", by: [2], certain: true },
      { pid: 2, operation: "acquire", object: 1, site: 2, by: [3], certain: true },
      { pid: 3, operation: "acquire", object: 0, site: 3, by: [2], certain: true },
    ]);
  });

  test("says who has which lock, since where", () => {
    const { held } = graphAt(crosswise, before);
    expect(held.map(({ object, pid, since }) => [object, pid, since.site])).toEqual([
      [0, 2, 0],
      [1, 3, 1],
    ]);
  });

  test("knows of two who wait for each other's message once both do", () => {
    const story = new Story().object("Queue", "to p").object("Queue", "to q");
    const [a, b] = story.start(2) as [Actor, Actor];
    a.waits("get", "to p");
    const one = story.trace.events.length;
    b.waits("get", "to q");
    story.p(1).waits("join", undefined, { target: a.pid });
    story.ended({ kind: "deadlock", pids: [1, 2, 3] });
    expect(graphAt(story, one)).toMatchObject({ cycle: [], waits: [{ pid: 2, by: [], certain: false }] });
    const { cycle, waits } = graphAt(story, story.trace.events.length);
    expect(cycle.toSorted((x, y) => x - y)).toEqual([2, 3]);
    expect(waits.find(({ pid }) => pid === 2)?.by).toContain(3);
  });

  test("has a lock held until its last release", () => {
    const story = new Story().object("RLock", "r");
    const [a] = story.start(1) as [Actor];
    a.acquire("r", { depth: 1 }).acquire("r", { depth: 2 }).release("r", { depth: 1 });
    expect(graphAt(story, 99).held).toHaveLength(1);
    a.release("r", { depth: 0 });
    expect(graphAt(story, 99).held).toEqual([]);
  });
});

test("at a moment, each process is at what it has begun, in the line it was last seen in", () => {
  const story = new Story().object("Value", "n");
  const [p] = story.start(1) as [Actor];
  p.read("n", 0, "reads").write("n", 1, "writes").end();
  const at = (seq: number) =>
    processesAt(timed(story.trace), seq).map(({ name, state, site, hasEnded }) => [
      name,
      hasEnded ? "ended" : state,
      site?.line,
    ]);
  expect(at(1)).toEqual([
    ["MainProcess", "running", undefined],
    ["Process-1", "starting", undefined],
  ]);
  expect(at(3)[1]).toEqual(["Process-1", "running", 1]);
  expect(at(4)[1]).toEqual(["Process-1", "running", 2]);
  expect(at(5)[1]).toEqual(["Process-1", "ended", undefined]);
});
