// Two processes count how often each side of a coin came up, with the lock of the array.
import { Array as SharedArray, isMainProcess, Process } from "@mp/runtime";

function tally(sides: number[], counts: SharedArray<"i">) {
  for (const side of sides) {
    using _ = counts.getLock().holdSync();
    counts[side]! += 1;
  }
}

if (isMainProcess) {
  const counts = new SharedArray("i", 2);
  const one = new Process({ target: tally, args: [[0, 1], counts] });
  const two = new Process({ target: tally, args: [[1], counts] });
  one.start();
  two.start();
  one.joinSync();
  two.joinSync();
  console.log(counts.join(" "));
}
