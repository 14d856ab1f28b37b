import { Process, Queue, isMainProcess } from "@mp/runtime";

function square(n: number, results: Queue<string>) {
  results.putSync(`${n} x ${n} = ${n * n}`);
}

if (isMainProcess) {
  const results = new Queue<string>();
  const workers = [1, 2, 3].map(
    (n) => new Process({ target: square, args: [n, results] }),
  );
  for (const p of workers) p.start();
  for (const _ of workers) console.log(await results.get());
  for (const p of workers) await p.join();
}
