// Each process says that it is ready, and waits for the other one then.
import { Event, isMainProcess, Process } from "@mp/runtime";

function meet(mine: Event, other: Event) {
  mine.set();
  other.waitSync();
}

if (isMainProcess) {
  const [a, b] = [new Event(), new Event()];
  const one = new Process({ target: meet, args: [a, b] });
  const two = new Process({ target: meet, args: [b, a] });
  one.start();
  two.start();
  one.joinSync();
  two.joinSync();
  console.log("both were ready");
}
