// Each queue holds one item. Each process puts two before it takes any: both wait for room.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function trade(give: Queue<string>, take: Queue<string>) {
  for (const item of ["apple", "pear"]) give.putSync(item); // [put]
  take.getSync();
  take.getSync();
}

if (isMainProcess) {
  const [there, back] = [new Queue<string>({ maxsize: 1 }), new Queue<string>({ maxsize: 1 })];
  const one = new Process({ target: trade, args: [there, back] });
  const two = new Process({ target: trade, args: [back, there] });
  one.start();
  two.start();
  one.joinSync();
  two.joinSync();
  console.log("traded");
}
