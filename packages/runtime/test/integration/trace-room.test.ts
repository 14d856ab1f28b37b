/** What a trace takes: the room for its events, and nothing before and after. In a process that has named nothing. */
import { Event, heapUsage, Lock, Process } from "@mp/runtime";
import { startTrace, type TraceEvent } from "@mp/runtime/trace";
import { expect, test, vi } from "vitest";
import * as traced from "../fixtures/traced.ts";

const types = (events: readonly TraceEvent[]): string[] => events.map(({ type }) => type);

test("what does not fit is dropped and counted, and reading makes room", () => {
  const recorder = startTrace({ events: 10 });
  const lock = new Lock();
  for (let n = 0; n < 20; n++) {
    lock.acquireSync();
    lock.release();
  }
  // Two of ten say who this process is and that there is a lock.
  const before = recorder.events();
  expect(types(before)).toEqual(Array.from({ length: 4 }, () => ["acquire", "release"]).flat());
  lock.acquireSync();
  const { events, dropped } = recorder.stop();
  expect(events).toHaveLength(9);
  expect(dropped).toEqual([{ pid: 1, count: 32 }]);
});

test(
  "nothing is recorded before and after, and nothing is left in the heap",
  { timeout: 20_000 },
  async () => {
    const lock = new Lock();
    lock.acquireSync();
    const regions = () => {
      const { TRACE_RING = 0, TRACE_CHUNK = 0 } = heapUsage().regions;
      return [TRACE_RING, TRACE_CHUNK];
    };
    const recorder = startTrace();
    const held = new Event();
    const stuck = new Process({ target: traced.holdForEver, args: [new Lock(), held], daemon: true });
    const gone = new Process({ target: traced.doNothing });
    stuck.start();
    gone.start();
    await held.wait();
    await gone.join();
    expect(regions()[0]).toBe(3);
    const { events } = recorder.stop();
    expect(types(events)).not.toContain("release");
    lock.release();
    expect(recorder.events()).toBe(events);
    stuck.terminate();
    await stuck.join();
    await vi.waitFor(() => expect(regions()).toEqual([0, 0]));
  },
);
