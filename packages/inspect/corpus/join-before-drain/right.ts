// The main process takes what is put, and joins the producer then.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function produce(out: Queue<number>) {
  for (const n of [1, 2, 3]) out.putSync(n);
}

if (isMainProcess) {
  const results = new Queue<number>({ maxsize: 1 });
  const p = new Process({ target: produce, args: [results] });
  p.start();
  console.log(results.getSync() + results.getSync() + results.getSync());
  p.joinSync();
}
