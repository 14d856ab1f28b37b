// The main process waits for the end of the child.
import { isMainProcess, Process, sleepSync, Value } from "@mp/runtime";

function compute(result: Value<"i">) {
  sleepSync(10);
  result.value = 42;
}

if (isMainProcess) {
  const result = new Value("i", 0);
  const p = new Process({ target: compute, args: [result] });
  p.start();
  p.joinSync();
  console.log(result.value);
}
