import { describe, expect, test } from "vitest";
import { longTrace } from "../bench/long-trace.ts";
import { perfetto } from "../src/index.ts";
import { type Actor, Story } from "./support/story.ts";
import { complaintsAbout } from "./support/trace-event-format.ts";

function busyStory(): Story {
  const story = new Story()
    .object("Lock", "lock")
    .object("Queue", "jobs")
    .object("Value", "n")
    .object("Array", "a");
  const [p, q] = story.start(2) as [Actor, Actor];
  p.acquire("lock", { at: "take" });
  q.waits("acquire", "lock", { at: "wait" });
  p.write("n", 3).write("a", 1).release("lock").put("jobs", { value: "'job'" });
  q.waited("acquire", "lock").acquire("lock").look("jobs", "empty", false).get("jobs").release("lock");
  q.does("output", undefined, { stream: "stdout", text: "done\n" }).end();
  story.p(1).waits("join", undefined, { target: p.pid });
  return story;
}

describe("the export for Perfetto", () => {
  test("is in the format", () => {
    expect(complaintsAbout(JSON.stringify(perfetto(busyStory().trace)))).toEqual([]);
  });

  test("is in the format where processes take turns", () => {
    const story = busyStory().ended({ kind: "deadlock", pids: [1] });
    expect(complaintsAbout(JSON.stringify(perfetto(story.trace)))).toEqual([]);
  });

  test("is in the format for a long trace", () => {
    const trace = longTrace({ events: 20_000, processes: 6, objects: 5, seed: 2 });
    expect(complaintsAbout(JSON.stringify(perfetto(trace)))).toEqual([]);
  });

  test("names who held what a slice waited for, and where", () => {
    const blocked = perfetto(busyStory().trace).traceEvents.find(({ cat }) => cat === "blocked");
    expect(blocked).toMatchObject({
      name: "blocked: acquire lock",
      args: { at: "program.ts:2", "held by": "Process-1 since program.ts:1", result: "ready" },
    });
  });

  test("counts messages and numbers", () => {
    const counters = perfetto(busyStory().trace).traceEvents.filter(({ ph }) => ph === "C");
    expect(counters.map(({ name, args }) => [name, args])).toEqual([
      ["jobs: messages", { messages: 1 }],
      ["jobs: messages", { messages: 0 }],
      ["n", { value: 3 }],
      ["a[0]", { value: 1 }],
    ]);
  });

  test("leaves the marks out when asked to", () => {
    const { traceEvents } = perfetto(busyStory().trace, { marks: false });
    expect(traceEvents.filter(({ ph }) => ph === "i")).toEqual([]);
  });
});

test("the check of the format sees what is wrong", () => {
  const slice = { name: "a", ph: "X", pid: 1, tid: 1, ts: 0, dur: 5 };
  const complaints = (...traceEvents: readonly object[]): string[] =>
    complaintsAbout(JSON.stringify({ traceEvents, displayTimeUnit: "ms" }));
  expect(complaints(slice)).toEqual([]);
  expect(complaints({ ...slice, dur: -1 })).toEqual(["0: dur is no time"]);
  expect(complaints({ ...slice, ph: "Q" })).toEqual(["0: no phase Q"]);
  expect(complaints(slice, { ...slice, ts: 3 })).toEqual(["slices of 1 overlap"]);
  expect(complaints({ name: "f", ph: "s", cat: "c", id: 1, pid: 1, tid: 1, ts: 0 })).toEqual([
    "flows with one end",
  ]);
});
