import { Lock, RLock } from "@mp/runtime";
import { Mutex } from "multithreading";
import type { Job, Prepare } from "../job.ts";

const COUNT = 1_000_000;

const ours =
  (make: () => Lock | RLock): Prepare =>
  () => {
    const lock = make();
    return () => {
      const began = performance.now();
      for (let n = 0; n < COUNT; n++) {
        lock.acquireSync();
        lock.release();
      }
      return (COUNT * 1000) / (performance.now() - began);
    };
  };

const theirs: Prepare = () => {
  const mutex = new Mutex();
  return () => {
    const began = performance.now();
    for (let n = 0; n < COUNT; n++) mutex.blockingLock()[Symbol.dispose]();
    return (COUNT * 1000) / (performance.now() - began);
  };
};

/** What any lock has to do at least: two exchanges. */
const bare: Prepare = () => {
  const word = new Int32Array(new SharedArrayBuffer(4));
  return () => {
    const began = performance.now();
    for (let n = 0; n < COUNT; n++) {
      Atomics.compareExchange(word, 0, 0, 1);
      Atomics.exchange(word, 0, 0);
    }
    return (COUNT * 1000) / (performance.now() - began);
  };
};

const job: Job = {
  title: "lock.acquireSync and release, uncontended",
  unit: "pairs/s",
  better: "more",
  subjects: {
    mp: ours(() => new Lock()),
    "mp, RLock": ours(() => new RLock()),
    multithreading: theirs,
    "two Atomics": bare,
    CPython: { python: "lock.py", args: ["alone"] },
  },
};
export default job;
