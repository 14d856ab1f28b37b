// `start` does not wait: the result may be read before it is there.
import { isMainProcess, Process, Value } from "@mp/runtime";

function square(n: number, result: Value<"i">) {
  result.value = n * n; // [set]
}

if (isMainProcess) {
  const result = new Value("i", 0);
  const p = new Process({ target: square, args: [7, result] });
  p.start();
  console.log(result.value); // [use]
  p.joinSync();
}
