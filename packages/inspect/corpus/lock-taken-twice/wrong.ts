// `report` holds the lock and calls `total`, which takes it, too. A `Lock` does not know its holder: the process waits for itself.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function total(takings: Value<"i">, lock: Lock) {
  using _ = lock.holdSync(); // [again]
  return takings.value;
}

function report(takings: Value<"i">, lock: Lock) {
  using _ = lock.holdSync(); // [hold]
  console.log("takings", total(takings, lock));
}

if (isMainProcess) {
  const takings = new Value("i", 12, { lock: false });
  const lock = new Lock();
  const p = new Process({ target: report, args: [takings, lock] });
  p.start();
  p.joinSync(); // [join]
}
