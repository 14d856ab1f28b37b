// The parent sets the rate after it has started the child, and hopes that the child takes longer to come up.
import { isMainProcess, Process, Value } from "@mp/runtime";

function convert(rate: Value<"i">) {
  console.log(100 * rate.value); // [use]
}

if (isMainProcess) {
  const rate = new Value("i", 0);
  const p = new Process({ target: convert, args: [rate] });
  p.start();
  rate.value = 3; // [set]
  p.joinSync();
}
