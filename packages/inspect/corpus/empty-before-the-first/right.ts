// The producer says when there is no more.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function produce(out: Queue<number | null>) {
  for (const n of [1, 2, null]) out.putSync(n);
}

function consume(numbers: Queue<number | null>) {
  let sum = 0;
  for (let n = numbers.getSync(); n !== null; n = numbers.getSync()) sum += n;
  console.log("sum", sum);
}

if (isMainProcess) {
  const numbers = new Queue<number | null>();
  const both = [produce, consume].map((target) => new Process({ target, args: [numbers] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
