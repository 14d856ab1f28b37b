/** How many times as long 20,000 tiny tasks take in chunks of one as in chunks of a thousand, and those as without a pool. */
import { isMainProcess, Pool } from "@mp/runtime";
import { medians } from "./support/rounds.ts";

function double(n: number): number {
  return n * 2;
}

if (isMainProcess) {
  await using pool = new Pool(2);
  const numbers = Array.from({ length: 20_000 }, (_, n) => n);
  const { ones, thousands, alone } = await medians(
    {
      ones: () => pool.map(double, numbers, { chunksize: 1 }),
      thousands: () => pool.map(double, numbers, { chunksize: 1000 }),
      alone: () => numbers.map((n) => double(n)),
    },
    15,
  );
  const times = (value: number) => ({ value, unit: "" });
  console.log(JSON.stringify({ ones: times(ones / thousands), alone: times(thousands / alone) }));
}
