// The error is thrown between `acquire` and `release`, so the release never comes.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function divide(by: number, result: Value<"i">, lock: Lock) {
  lock.acquireSync(); // [acquire]
  if (by === 0) throw new RangeError("division by zero"); // [error]
  result.value = 12 / by;
  lock.release();
}

if (isMainProcess) {
  const result = new Value("i", 0, { lock: false });
  const lock = new Lock();
  const both = [0, 4].map((by) => new Process({ target: divide, args: [by, result, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(result.value);
}
