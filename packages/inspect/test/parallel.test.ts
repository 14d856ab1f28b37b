/** Traces of processes that really run in parallel. */
import { Barrier, Lock, Process, Value } from "@mp/runtime";
import { nameObject, startTrace, type Trace } from "@mp/runtime/trace";
import { describe, expect, test } from "vitest";
import { account, findings, parseTrace, timeline } from "../src/index.ts";
import { add, addGuarded, cross } from "./fixtures/parallel.ts";

async function traced(run: () => readonly Process[]): Promise<Trace> {
  const recorder = startTrace({ sites: true, shared: true });
  const all = run();
  for (const p of all) p.start();
  for (const p of all) await p.join();
  // Whoever has it from a file gets the same.
  return parseTrace(JSON.stringify(recorder.stop()));
}

describe("a trace of processes in parallel", { timeout: 60_000 }, () => {
  test("shows a race in each run, lucky or not", async () => {
    const trace = await traced(() => {
      const counter = nameObject(new Value("i", 0), "counter");
      return [1, 2].map(() => new Process({ target: add, args: [counter] }));
    });
    const races = findings(trace).filter(({ kind }) => kind === "data-race");
    expect(races.length).toBeGreaterThan(0);
    for (const { sites } of races)
      expect(sites.map((site) => trace.sites[site]?.function)).toEqual(sites.map(() => "add"));
    expect(account(trace, "es")).toContain("Condición de carrera en counter");
  });

  test("shows none where a lock is held", async () => {
    const trace = await traced(() => {
      const counter = new Value("i", 0);
      return [1, 2].map(() => new Process({ target: addGuarded, args: [counter] }));
    });
    expect(findings(trace)).toEqual([]);
    const { lanes, parallel } = timeline(trace);
    expect(lanes.map(({ end }) => end?.exitCode)).toEqual([undefined, 0, 0]);
    expect(parallel.share).toBeGreaterThanOrEqual(0);
    expect(parallel.share).toBeLessThanOrEqual(1);
  });

  test("shows the ring of a deadlock that the runtime has undone", async () => {
    const trace = await traced(() => {
      const [a, b, both] = [nameObject(new Lock(), "a"), nameObject(new Lock(), "b"), new Barrier(2)];
      return [
        new Process({ target: cross, args: [a, b, both] }),
        new Process({ target: cross, args: [b, a, both] }),
      ];
    });
    const found = findings(trace).find(({ kind }) => kind === "partial-deadlock" || kind === "deadlock");
    expect(found?.processes.toSorted()).toEqual(trace.processes.slice(1).map(({ pid }) => pid));
    expect(found?.objects.map((id) => trace.objects[id]?.name).toSorted()).toEqual(["a", "b"]);
    expect(found?.detail).toMatchObject({ cycle: [{ operation: "acquire" }, { operation: "acquire" }] });
  });
});
