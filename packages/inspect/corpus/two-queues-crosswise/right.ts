// Each process gives before it takes.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function trade(give: Queue<string>, take: Queue<string>) {
  give.putSync("an apple");
  take.getSync();
}

if (isMainProcess) {
  const [there, back] = [new Queue<string>(), new Queue<string>()];
  const one = new Process({ target: trade, args: [there, back] });
  const two = new Process({ target: trade, args: [back, there] });
  one.start();
  two.start();
  one.joinSync();
  two.joinSync();
  console.log("traded");
}
