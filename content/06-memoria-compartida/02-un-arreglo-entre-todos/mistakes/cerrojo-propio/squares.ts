import { Array, Lock, Process, Value, isMainProcess } from "@mp/runtime";

function fill(from: number, squares: Array<"i">, used: Value<"i">) {
  const lock = new Lock();
  for (let n = from; n < from + 2; n++) {
    lock.acquireSync();
    squares[used.value] = n * n;
    used.value += 1;
    lock.release();
  }
}

if (isMainProcess) {
  const squares = new Array("i", 6);
  const used = new Value("i", 0); // [[es:casillas ocupadas|en:cells taken]]
  const workers = [1, 3, 5].map(
    (from) => new Process({ target: fill, args: [from, squares, used] }),
  );
  for (const p of workers) p.start();
  for (const p of workers) await p.join();
  console.log(squares.join(" "));
}
