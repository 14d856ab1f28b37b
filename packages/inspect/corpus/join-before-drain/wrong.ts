// The queue holds one item. The producer waits for room while the main process waits for the producer.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function produce(out: Queue<number>) {
  for (const n of [1, 2, 3]) out.putSync(n); // [put]
}

if (isMainProcess) {
  const results = new Queue<number>({ maxsize: 1 });
  const p = new Process({ target: produce, args: [results] });
  p.start();
  p.joinSync(); // [join]
  console.log(results.getSync() + results.getSync() + results.getSync());
}
