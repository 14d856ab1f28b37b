/** Five processes add one each to a shared value, holding its lock. */
import { isMainProcess, Process, Value } from "@mp/runtime";

function addOne(total: Value<"i">): void {
  using _ = total.getLock().holdSync();
  total.value += 1;
}

if (isMainProcess) {
  const total = new Value("i", 0);
  const adders = Array.from({ length: 5 }, () => new Process({ target: addOne, args: [total] }));
  for (const adder of adders) adder.start();
  for (const adder of adders) await adder.join();
  console.log(`final value: ${total.value}`);
}
