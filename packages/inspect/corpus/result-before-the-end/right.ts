// The result is read when the child has ended.
import { isMainProcess, Process, Value } from "@mp/runtime";

function square(n: number, result: Value<"i">) {
  result.value = n * n;
}

if (isMainProcess) {
  const result = new Value("i", 0);
  const p = new Process({ target: square, args: [7, result] });
  p.start();
  p.joinSync();
  console.log(result.value);
}
