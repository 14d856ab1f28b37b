// An `RLock` lets its holder in again.
import { isMainProcess, Process, RLock, Value } from "@mp/runtime";

function total(takings: Value<"i">, lock: RLock) {
  using _ = lock.holdSync();
  return takings.value;
}

function report(takings: Value<"i">, lock: RLock) {
  using _ = lock.holdSync();
  console.log("takings", total(takings, lock));
}

if (isMainProcess) {
  const takings = new Value("i", 12, { lock: false });
  const lock = new RLock();
  const p = new Process({ target: report, args: [takings, lock] });
  p.start();
  p.joinSync();
}
