// Between the read and the write the process awaits something else, and the value may have moved on.
import { isMainProcess, Process, Queue, Value } from "@mp/runtime";

async function serve(served: Value<"i">, log: Queue<number>) {
  const before = served.value; // [read]
  await log.put(before);
  served.value = before + 1; // [write]
}

if (isMainProcess) {
  const served = new Value("i", 0);
  const log = new Queue<number>();
  const both = [1, 2].map(() => new Process({ target: serve, args: [served, log] }));
  for (const p of both) p.start();
  for (const p of both) await p.join();
  log.getSync();
  log.getSync();
  console.log(served.value);
}
