import { Process, Queue, isMainProcess } from "@mp/runtime";

function square(n: number, results: Queue<number>) {
  results.putSync(n * n);
}

if (isMainProcess) {
  const results = new Queue<number>();
  const numbers = [1, 2, 3];
  const workers = numbers.map(
    (n) => new Process({ target: square, args: [n, results] }),
  );
  for (const p of workers) p.start();
  for (const n of numbers) {
    console.log(`${n} x ${n} = ${await results.get()}`);
  }
  for (const p of workers) await p.join();
}
