// Each philosopher takes the fork on the left, then the one on the right. If all have the left one, nobody eats.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function dine(left: Lock, right: Lock, meals: Value<"i">) {
  left.acquireSync(); // [left]
  right.acquireSync(); // [right]
  meals.updateSync((n) => n + 1);
  right.release();
  left.release();
}

if (isMainProcess) {
  const forks = [new Lock(), new Lock(), new Lock()];
  const meals = new Value("i", 0);
  const seats = [0, 1, 2].map((i) => [forks[i]!, forks[(i + 1) % 3]!, meals] as const);
  const table = seats.map((seat) => new Process({ target: dine, args: [...seat] }));
  for (const p of table) p.start();
  for (const p of table) p.joinSync();
  console.log(meals.value, "meals");
}
