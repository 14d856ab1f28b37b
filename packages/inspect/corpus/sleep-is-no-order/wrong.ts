// The main process sleeps until the child is surely done. Nothing says that it is.
import { isMainProcess, Process, sleepSync, Value } from "@mp/runtime";

function compute(result: Value<"i">) {
  sleepSync(10);
  result.value = 42; // [set]
}

if (isMainProcess) {
  const result = new Value("i", 0);
  const p = new Process({ target: compute, args: [result] });
  p.start();
  sleepSync(1000);
  console.log(result.value); // [use]
  p.joinSync();
}
