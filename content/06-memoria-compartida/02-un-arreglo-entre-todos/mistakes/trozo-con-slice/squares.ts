import { Array, Process, isMainProcess } from "@mp/runtime";

function fill(from: number, part: Int32Array) {
  for (let n = from; n < from + 2; n++) {
    part[n - from] = n * n;
  }
}

if (isMainProcess) {
  const squares = new Array("i", 6);
  const workers = [1, 3, 5].map(
    (from) => {
      const part = squares.slice(from - 1, from + 1);
      return new Process({ target: fill, args: [from, part] });
    },
  );
  for (const p of workers) p.start();
  for (const p of workers) await p.join();
  console.log(squares.join(" "));
}
