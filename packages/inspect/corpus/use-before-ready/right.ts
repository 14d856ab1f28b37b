// The parent sets the rate before it starts the child.
import { isMainProcess, Process, Value } from "@mp/runtime";

function convert(rate: Value<"i">) {
  console.log(100 * rate.value);
}

if (isMainProcess) {
  const rate = new Value("i", 0);
  const p = new Process({ target: convert, args: [rate] });
  rate.value = 3;
  p.start();
  p.joinSync();
}
