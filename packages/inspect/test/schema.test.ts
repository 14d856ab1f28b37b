import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { longTrace } from "../bench/long-trace.ts";
import {
  findings,
  findingsJsonSchema,
  parseTrace,
  perfetto,
  timeline,
  type Trace,
  TraceError,
  traceJsonSchema,
} from "../src/index.ts";
import { findingSchema } from "../src/schema/finding-schema.ts";
import { type Actor, Story } from "./support/story.ts";

const small = longTrace({ events: 300, processes: 4, objects: 3, seed: 3 });

function refusal(json: unknown): string {
  try {
    parseTrace(json);
  } catch (error) {
    if (error instanceof TraceError) return error.message;
    throw error;
  }
  return "taken";
}

/** The trace, unless it is refused. */
function takenOf(json: unknown): Trace | undefined {
  return refusal(json) === "taken" ? parseTrace(json) : undefined;
}

/** The small trace, with something else in place of one thing. */
const but = (change: object): object => ({ ...structuredClone(small), ...change });
const event = { seq: 1, time: 0, pid: 1, type: "set" };

describe("reading a trace", () => {
  test("gives what was written", () => {
    expect(parseTrace(JSON.stringify(small))).toEqual(small);
  });

  test.each<[unknown, string]>([
    ["{", "Expected property name"],
    [null, "expected object"],
    ["[]", "expected object"],
    [{}, "version"],
    [but({ version: 2 }), "version: Invalid input: expected 1"],
    [but({ mode: "wild" }), "mode"],
    [but({ more: 1 }), 'Unrecognized key: "more"'],
    [but({ events: [{ ...event, pid: -1 }] }), "events[0].pid"],
    [but({ events: [{ ...event, type: "sets" }] }), "events[0].type"],
    [but({ events: [{ ...event, seq: 1.5 }] }), "events[0].seq"],
    [but({ events: [{ ...event, time: Number.NaN }] }), "events[0].time"],
    [but({ events: [{ ...event, object: 99 }] }), "events[0].object: there is no object 99"],
    [but({ events: [{ ...event, site: 99 }] }), "events[0].site: there is no site 99"],
    [but({ events: [{ ...event, pid: 77 }] }), "events[0].pid: there is no process 77"],
    [
      but({ events: [{ ...event, type: "process.start", target: 77 }] }),
      "events[0].target: there is no process 77",
    ],
    [but({ events: [event, event] }), "events[1].seq: must be above 1"],
    [
      but({ events: [{ ...event, type: "read", object: 0, index: 0, value: "x".repeat(1001) }] }),
      "events[0].value",
    ],
    [
      but({ objects: [{ id: 1, kind: "Lock", name: "a", by: 1 }] }),
      "objects[0].id: must be its place, 0, but is 1",
    ],
    [but({ processes: [...small.processes, small.processes[0]] }), "processes: two have the same pid"],
    [
      but({ processes: Array.from({ length: 5000 }, (_, pid) => ({ pid, name: "", parent: null })) }),
      "processes",
    ],
    [but({ outcome: { kind: "deadlock", pids: [77] } }), "outcome.pids: there is no process 77"],
  ])("refuses %j", (json, why) => {
    expect(refusal(json)).toMatch(/^This is no trace: /);
    expect(refusal(json)).toContain(why);
  });

  test("fails in no other way, whatever it is given", () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void refusal(json)));
    fc.assert(fc.property(fc.string(), (text) => void refusal(text)));
  });

  test("takes nothing that the analysis stumbles over", { timeout: 60_000 }, () => {
    const place = fc.nat(small.events.length - 1);
    const key = fc.constantFrom(
      ...[
        "seq",
        "time",
        "pid",
        "type",
        "object",
        "site",
        "target",
        "message",
        "index",
        "length",
        "op",
        "depth",
      ],
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.nat(50),
      fc.constantFrom(...new Set(small.events.map(({ type }) => type))),
    );
    const change = fc.tuple(place, key, value);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const wild = structuredClone(small) as unknown as { events: Record<string, unknown>[] };
        for (const [at, name, what] of changes) (wild.events[at] as Record<string, unknown>)[name] = what;
        const trace = takenOf(wild);
        if (trace === undefined) return;
        findings(trace);
        timeline(trace);
        perfetto(trace);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the schemas", () => {
  test("describe traces and findings for other languages", () => {
    expect(traceJsonSchema()).toMatchObject({ type: "object", additionalProperties: false });
    expect(JSON.stringify(traceJsonSchema())).toContain("causes come before effects");
    expect(findingsJsonSchema()).toMatchObject({ type: "array" });
  });

  test("take what is found", () => {
    const story = new Story().object("Value", "n").object("Lock", "a").object("Lock", "b");
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a", { at: "a" }).read("n", 0, "r").acquire("b").release("b").write("n", 1).release("a");
    q.acquire("b").read("n", 0).acquire("a").release("a").write("n", 1);
    q.waits("acquire", "b");
    story.p(1).waits("join", undefined, { target: 3 });
    const found = findings(story.trace);
    expect(found.map(({ kind }) => kind)).toEqual(["data-race", "lock-order"]);
    expect(z.array(findingSchema).parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });
});
