// Two processes count how often each side of a coin came up. Both saw side 1, and one of these may not be counted.
import { Array as SharedArray, isMainProcess, Process } from "@mp/runtime";

function tally(sides: number[], counts: SharedArray<"i">) {
  for (const side of sides) counts[side]! += 1; // [read] [write]
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
