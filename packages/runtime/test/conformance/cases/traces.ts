/** Traces: the same events in the same order, on every platform. They are none of Python's. */

import { Event, Lock, Queue, Value } from "@mp/runtime";
import { startTrace, type Trace } from "@mp/runtime/trace";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";

async function work(lock: Lock, queue: Queue<number>, n: Value<"i">): Promise<void> {
  const guard = await lock.hold();
  n.value += 1;
  guard.release();
  await queue.put(7);
}

function holdForEver(lock: Lock, held: Event): void {
  lock.acquireSync();
  held.set();
  for (;;);
}

/** What a process did, with the name of the object. */
function told({ events, objects }: Trace, pid: number | null): string[] {
  return events
    .filter((event) => event.pid === pid)
    .map(({ type, object }) => (object === undefined ? type : `${type} ${objects[object]?.name}`));
}

export const traceCases: readonly Case[] = [
  {
    name: "a trace has what a process did, in order, with times that all processes share",
    covers: [],
    async run(expect) {
      const recorder = startTrace({ shared: true, sites: true });
      const [lock, queue, n] = [new Lock(), new Queue<number>(), new Value("i", 1, { lock: false })];
      const child = started(work, lock, queue, n);
      expect(await queue.get()).to.equal(7);
      await child.join();
      const trace = recorder.stop();
      expect(told(trace, child.pid)).to.deep.equal([
        "process.begin",
        "acquire Lock-1",
        "read Value-1",
        "write Value-1",
        "release Lock-1",
        "put Queue-1",
        "process.end",
      ]);
      const [put, get] = ["put", "get"].map((type) => trace.events.find((event) => event.type === type));
      expect(put?.seq).to.be.lessThan(get?.seq ?? 0);
      // As fine as the platform's clock: some are a tenth of a second apart from thread to thread.
      expect((get?.time ?? 0) - (put?.time ?? 0)).to.be.greaterThan(-100);
      expect(trace.dropped).to.deep.equal([]);
      expect(trace.sites).not.to.have.lengthOf(0);
    },
  },
  {
    name: "a trace has what a process did that was killed, and its end",
    covers: [],
    async run(expect) {
      const recorder = startTrace();
      const [lock, held] = [new Lock(), new Event()];
      const child = started(holdForEver, lock, held);
      await held.wait();
      child.terminate();
      await child.join();
      expect(await lock.acquire()).to.equal(true);
      const trace = recorder.stop();
      expect(told(trace, child.pid)).to.deep.equal([
        "process.begin",
        "acquire Lock-1",
        "set Event-1",
        "process.end",
      ]);
      const last = trace.events.at(-1);
      expect(last?.type === "acquire" && last.abandoned).to.equal(true);
    },
  },
];
