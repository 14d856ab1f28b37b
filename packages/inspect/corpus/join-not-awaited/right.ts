// The promise of `join()` is awaited.
import { isMainProcess, Process, Value } from "@mp/runtime";

function square(n: number, result: Value<"i">) {
  result.value = n * n;
}

if (isMainProcess) {
  const result = new Value("i", 0);
  const p = new Process({ target: square, args: [7, result] });
  p.start();
  await p.join();
  console.log(result.value);
}
