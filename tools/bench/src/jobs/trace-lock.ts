import { Array as SharedArray, Lock } from "@mp/runtime";
import { traceCost } from "./trace-cost.ts";

function increment(count: number, lock: Lock, total: Float64Array): void {
  for (let n = 0; n < count; n++) {
    lock.acquireSync();
    total[0] = (total[0] ?? 0) + 1;
    lock.release();
  }
}

export default traceCost("a lock that two processes contend for, while it is traced", "pairs/s each", {
  each: 100_000,
  man(crew) {
    const lock = new Lock();
    const total = new SharedArray("d", 1, { lock: false });
    for (let n = 0; n < 2; n++) crew.add(increment, lock, total);
  },
});
