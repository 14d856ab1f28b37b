// The last philosopher takes the other fork first, so the ring is never closed.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function dine(left: Lock, right: Lock, meals: Value<"i">) {
  left.acquireSync();
  right.acquireSync();
  meals.updateSync((n) => n + 1);
  right.release();
  left.release();
}

if (isMainProcess) {
  const forks = [new Lock(), new Lock(), new Lock()];
  const meals = new Value("i", 0);
  const seats = (
    [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const
  ).map(([i, j]) => [forks[i]!, forks[j]!, meals] as const);
  const table = seats.map((seat) => new Process({ target: dine, args: [...seat] }));
  for (const p of table) p.start();
  for (const p of table) p.joinSync();
  console.log(meals.value, "meals");
}
