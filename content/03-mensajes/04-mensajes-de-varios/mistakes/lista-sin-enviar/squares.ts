import { Process, isMainProcess } from "@mp/runtime";

function square(n: number, squares: Map<number, number>) {
  squares.set(n, n * n);
}

if (isMainProcess) {
  const squares = new Map<number, number>();
  const numbers = [1, 2, 3];
  const workers = numbers.map(
    (n) => new Process({ target: square, args: [n, squares] }),
  );
  for (const p of workers) p.start();
  for (const p of workers) await p.join();
  for (const n of numbers) console.log(`${n} x ${n} = ${squares.get(n)}`);
}
