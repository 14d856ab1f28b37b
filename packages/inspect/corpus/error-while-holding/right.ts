// The error is dealt with, and the lock released in any case.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function divide(by: number, result: Value<"i">, lock: Lock) {
  using _ = lock.holdSync();
  if (by === 0) return;
  result.value = 12 / by;
}

if (isMainProcess) {
  const result = new Value("i", 0, { lock: false });
  const lock = new Lock();
  const both = [0, 4].map((by) => new Process({ target: divide, args: [by, result, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(result.value);
}
