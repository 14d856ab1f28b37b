// The lock is held across the `await`.
import { isMainProcess, Process, Queue, Value } from "@mp/runtime";

async function serve(served: Value<"i">, log: Queue<number>) {
  using _ = await served.getLock().hold();
  const before = served.value;
  await log.put(before);
  served.value = before + 1;
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
