// Two sellers sell the last seat. Both may see that it is free before either has taken it.
import { isMainProcess, Process, Value } from "@mp/runtime";

function sell(seats: Value<"i">) {
  if (seats.value > 0) seats.value -= 1; // [look] [take]
}

if (isMainProcess) {
  const seats = new Value("i", 1);
  const both = [1, 2].map(() => new Process({ target: sell, args: [seats] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(seats.value);
}
