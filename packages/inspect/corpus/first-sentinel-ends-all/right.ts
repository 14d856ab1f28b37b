// The consumer stops when both producers have said that they are done.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function produce(out: Queue<number | null>) {
  out.putSync(5);
  out.putSync(null);
}

if (isMainProcess) {
  const numbers = new Queue<number | null>();
  const both = [1, 2].map(() => new Process({ target: produce, args: [numbers] }));
  for (const p of both) p.start();
  let [sum, ended] = [0, 0];
  while (ended < 2) {
    const n = numbers.getSync();
    if (n === null) ended++;
    else sum += n;
  }
  for (const p of both) p.joinSync();
  console.log("sum", sum);
}
