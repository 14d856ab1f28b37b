// A semaphore that lets two in is no lock: both may be between reading and writing.
import { isMainProcess, Process, Semaphore, Value } from "@mp/runtime";

function increment(counter: Value<"i">, turn: Semaphore) {
  turn.acquireSync();
  const seen = counter.value; // [read]
  counter.value = seen + 1; // [write]
  turn.release();
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const turn = new Semaphore(2);
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter, turn] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
