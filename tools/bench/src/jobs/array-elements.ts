import { Array as SharedArray } from "@mp/runtime";
import type { Job, Prepare } from "../job.ts";

const LENGTH = 1_000_000;
const PASSES = 20;

/** Reads and writes each element of an array, pass after pass; elements in a second. */
const subject =
  (make: () => Int32Array): Prepare =>
  () => {
    const array = make();
    return () => {
      const began = performance.now();
      for (let pass = 0; pass < PASSES; pass++) addOne(array);
      const took = performance.now() - began;
      return (LENGTH * PASSES * 1000) / took;
    };
  };

function addOne(array: Int32Array): void {
  for (let n = 0; n < array.length; n++) array[n] = (array[n] ?? 0) + 1;
}

const job: Job = {
  title: "reading and writing the elements of an Array",
  unit: "elements/s",
  better: "more",
  subjects: {
    mp: subject(() => new SharedArray("i", LENGTH)),
    Int32Array: subject(() => new Int32Array(LENGTH)),
    "shared Int32Array": subject(() => new Int32Array(new SharedArrayBuffer(LENGTH * 4))),
  },
};
export default job;
