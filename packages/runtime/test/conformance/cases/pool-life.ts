/** Pools: results that are awaited, and the life of a pool and its workers. */

import { currentProcess, Event, Pool, TimeoutError, Value, ValueError } from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { thrown } from "../suite/thrown.ts";

function afterEvent(event: Event): string {
  event.waitSync();
  return "after the event";
}

function fail(): never {
  throw new RangeError("it failed");
}

function pid(_item: number): number {
  return currentProcess().pid;
}

let prepared = 0;

function prepare(start: number): void {
  prepared = start;
}

function next(): number {
  return ++prepared;
}

async function count(visits: Value<"i">): Promise<void> {
  await visits.update((n) => n + 1);
}

export const poolLifeCases: readonly Case[] = [
  {
    name: "a result tells when it is ready and whether it is a success",
    covers: ["AsyncResult.get", "AsyncResult.wait", "AsyncResult.ready", "AsyncResult.successful"],
    async run(expect, use) {
      const pool = use(new Pool(1));
      const event = new Event();
      const result = pool.applyAsync(afterEvent, [event]);
      expect(result.ready()).to.equal(false);
      expect(await thrown(() => result.successful())).to.be.instanceOf(ValueError);
      expect(await thrown(() => result.get({ timeout: 1 }))).to.be.instanceOf(TimeoutError);
      await result.wait({ timeout: 1 });
      event.set();
      await result.wait();
      expect([result.ready(), result.successful(), await result.get()]).to.deep.equal([
        true,
        true,
        "after the event",
      ]);
      const failed = pool.applyAsync(fail, []);
      await failed.wait();
      expect(failed.successful()).to.equal(false);
      expect(await thrown(() => failed.get())).to.be.instanceOf(RangeError);
    },
  },
  {
    name: "callbacks get the result or the error",
    covers: ["Pool.apply_async", "Pool.map_async"],
    async run(expect, use) {
      const pool = use(new Pool(1));
      const got: unknown[] = [];
      const callback = (value: unknown): void => void got.push(value);
      const errorCallback = (error: unknown): void => void got.push((error as Error).message);
      await pool.mapAsync(pid, [], { callback });
      await pool.applyAsync(fail, [], { callback, errorCallback }).wait();
      expect(got).to.deep.equal([[], "it failed"]);
    },
  },
  {
    name: "a pool that is closed finishes its tasks and takes no more",
    covers: ["Pool.close", "Pool.join"],
    async run(expect) {
      const pool = new Pool(1);
      const event = new Event();
      const result = pool.applyAsync(afterEvent, [event]);
      expect(await thrown(() => pool.join())).to.be.instanceOf(ValueError);
      pool.close();
      expect(await thrown(() => pool.apply(fail, []))).to.be.instanceOf(ValueError);
      event.set();
      await pool.join();
      expect(await result.get()).to.equal("after the event");
    },
  },
  {
    name: "a pool that is terminated gives up its tasks",
    covers: ["Pool.terminate", "Pool.join"],
    async run(expect) {
      const pool = new Pool(1);
      const result = pool.applyAsync(afterEvent, [new Event()]);
      pool.terminate();
      await pool.join();
      expect(await thrown(() => result.get())).to.be.instanceOf(Error);
    },
  },
  {
    name: "an initializer runs once in each worker",
    covers: ["Pool.()"],
    async run(expect, use) {
      const pool = use(new Pool({ processes: 1, initializer: prepare, initargs: [10] }));
      expect([await pool.apply(next, []), await pool.apply(next, [])]).to.deep.equal([11, 12]);
      expect(await thrown(() => new Pool(0))).to.be.instanceOf(ValueError);
    },
  },
  {
    name: "a worker is replaced after maxtasksperchild tasks",
    covers: ["Pool.()"],
    async run(expect, use) {
      const pool = use(new Pool({ processes: 1, maxtasksperchild: 2 }));
      const pids = await pool.map(pid, [1, 2, 3, 4], { chunksize: 1 });
      expect([pids[0] === pids[1], pids[1] === pids[2]]).to.deep.equal([true, false]);
    },
  },
  {
    name: "workers share what they are given",
    covers: ["Pool.map", "Value.get_lock"],
    async run(expect, use) {
      const pool = use(new Pool(2));
      const visits = new Value("i", 0);
      await pool.map(
        count,
        Array.from({ length: 50 }, () => visits),
      );
      expect(visits.value).to.equal(50);
    },
  },
];
