// Each process says that it is ready when it has seen that the other one is.
import { Event, isMainProcess, Process } from "@mp/runtime";

function meet(mine: Event, other: Event) {
  other.waitSync(); // [wait]
  mine.set();
}

if (isMainProcess) {
  const [a, b] = [new Event(), new Event()];
  const one = new Process({ target: meet, args: [a, b] });
  const two = new Process({ target: meet, args: [b, a] });
  one.start();
  two.start();
  one.joinSync(); // [join]
  two.joinSync();
  console.log("both were ready");
}
