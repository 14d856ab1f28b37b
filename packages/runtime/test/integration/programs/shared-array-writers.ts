/** Ten processes, each of which writes one square into a shared array. */
import { Array as SharedArray, isMainProcess, Process, type SharedArray as Shared } from "@mp/runtime";

function writeSquare(i: number, squares: Shared<"i">): void {
  squares[i] = i * i;
}

if (isMainProcess) {
  const squares = new SharedArray("i", 10);
  const writers = Array.from({ length: 10 }, (_, i) => {
    return new Process({ target: writeSquare, args: [i, squares] });
  });
  for (const writer of writers) writer.start();
  for (const writer of writers) await writer.join();
  console.log([...squares].join(" "));
}
