/** What one write costs: of a number to a `Value`, and of the same number to a dictionary that a manager keeps. */
import { isMainProcess, Manager, Value } from "@mp/runtime";

const CALLS = 1000;
const ROUNDS = 20;

/** Microseconds that one call takes, in the quickest of some rounds: what others do on the machine only makes it slower. */
function costOf(act: () => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    for (let n = 0; n < CALLS; n++) act();
    return performance.now() - begin;
  });
  return (Math.min(...rounds) * 1000) / CALLS;
}

if (isMainProcess) {
  await using manager = new Manager();
  const count = new Value("i", 0);
  const book = manager.dict({ count: 0 });
  const microseconds = (value: number, digits: number) => ({ value, unit: "µs", digits });
  console.log(
    JSON.stringify({
      value: microseconds(
        costOf(() => {
          count.value = 5;
        }),
        2,
      ),
      manager: microseconds(
        costOf(() => book.setSync("count", 5)),
        0,
      ),
    }),
  );
}
