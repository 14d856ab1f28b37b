// The consumer stops when the queue is empty, which it also is before the producer has put anything.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function produce(out: Queue<number>) {
  for (const n of [1, 2]) out.putSync(n); // [put]
}

function consume(numbers: Queue<number>) {
  let sum = 0;
  while (!numbers.empty()) sum += numbers.getSync(); // [look]
  console.log("sum", sum);
}

if (isMainProcess) {
  const numbers = new Queue<number>();
  const both = [produce, consume].map((target) => new Process({ target, args: [numbers] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
