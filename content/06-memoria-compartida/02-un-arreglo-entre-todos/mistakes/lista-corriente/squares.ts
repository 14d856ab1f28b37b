import { Process, isMainProcess } from "@mp/runtime";

function fill(from: number, squares: number[]) {
  for (let n = from; n < from + 2; n++) {
    squares[n - 1] = n * n;
  }
}

if (isMainProcess) {
  const squares = [0, 0, 0, 0, 0, 0];
  const workers = [1, 3, 5].map(
    (from) => new Process({ target: fill, args: [from, squares] }),
  );
  for (const p of workers) p.start();
  for (const p of workers) await p.join();
  console.log(squares.join(" "));
}
