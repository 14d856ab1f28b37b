// Each process takes before it gives.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function trade(give: Queue<string>, take: Queue<string>) {
  const got = take.getSync(); // [get]
  give.putSync(`thanks for the ${got}`);
}

if (isMainProcess) {
  const [there, back] = [new Queue<string>(), new Queue<string>()];
  const one = new Process({ target: trade, args: [there, back] });
  const two = new Process({ target: trade, args: [back, there] });
  one.start();
  two.start();
  one.joinSync(); // [join]
  two.joinSync();
  console.log("traded");
}
