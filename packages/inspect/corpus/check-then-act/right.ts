// Two sellers sell the last seat. Nobody else looks or takes while one of them does.
import { isMainProcess, Process, Value } from "@mp/runtime";

function sell(seats: Value<"i">) {
  using _ = seats.getLock().holdSync();
  if (seats.value > 0) seats.value -= 1;
}

if (isMainProcess) {
  const seats = new Value("i", 1);
  const both = [1, 2].map(() => new Process({ target: sell, args: [seats] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(seats.value);
}
