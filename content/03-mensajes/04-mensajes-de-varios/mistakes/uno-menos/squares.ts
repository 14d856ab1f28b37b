import { Process, Queue, isMainProcess } from "@mp/runtime";

function square(n: number, results: Queue<[number, number]>) {
  results.putSync([n, n * n]);
}

if (isMainProcess) {
  const results = new Queue<[number, number]>();
  const numbers = [1, 2, 3];
  const workers = numbers.map(
    (n) => new Process({ target: square, args: [n, results] }),
  );
  for (const p of workers) p.start();
  const squares = new Map<number, number>();
  for (let k = 1; k < workers.length; k++) {
    const [n, value] = await results.get();
    squares.set(n, value);
  }
  for (const n of numbers) console.log(`${n} x ${n} = ${squares.get(n)}`);
  for (const p of workers) await p.join();
}
