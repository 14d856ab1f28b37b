// Two producers each say when they are done. The consumer stops at the first who does, and leaves the rest behind.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function produce(out: Queue<number | null>) {
  out.putSync(5); // [put]
  out.putSync(null); // [end]
}

if (isMainProcess) {
  const numbers = new Queue<number | null>();
  const both = [1, 2].map(() => new Process({ target: produce, args: [numbers] }));
  for (const p of both) p.start();
  let sum = 0;
  for (let n = numbers.getSync(); n !== null; n = numbers.getSync()) sum += n; // [stop]
  for (const p of both) p.joinSync();
  console.log("sum", sum);
}
