/** A process changes a shared value and a shared array; its parent sees both. */
import { Array as SharedArray, isMainProcess, Process, type SharedArray as Shared, Value } from "@mp/runtime";

function change(counter: Value<"i">, list: Shared<"i">): void {
  counter.value += 1;
  list[0] = 99;
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const list = new SharedArray("i", [1, 2, 3]);
  const changer = new Process({ target: change, args: [counter, list] });
  changer.start();
  await changer.join();
  console.log(counter.value, [...list]);
}
