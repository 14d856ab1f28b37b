// `join()` gives a promise. Who does not await it does not wait.
import { isMainProcess, Process, Value } from "@mp/runtime";

function square(n: number, result: Value<"i">) {
  result.value = n * n; // [set]
}

if (isMainProcess) {
  const result = new Value("i", 0);
  const p = new Process({ target: square, args: [7, result] });
  p.start();
  void p.join();
  console.log(result.value); // [use]
}
