/**
 * The first case of lesson salio-bien-treinta-veces: how often it charges the right price when it is run, which of the two is
 * there first and by how much, and what it comes to under all schedules.
 */
import { isMainProcess, Process, Value } from "@mp/runtime";
import { createController } from "@mp/runtime/control";
import { count } from "./support/schedules.ts";

const RUNS = 30;
const PRICE = 12;

const code = `
import { isMainProcess, Process, Value } from "@mp/runtime";
function charge(price: Value<"i">) {
  console.log(price.value);
}
if (isMainProcess) {
  const price = new Value("i", 0);
  const p = new Process({ target: charge, args: [price] });
  p.start();
  price.value = ${PRICE};
  await p.join();
}
`;

function charge(price: Value<"i">, charged: Value<"i">, at: Value<"d">) {
  charged.value = price.value;
  at.value = now();
}

/** Milliseconds, the same in every process. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** One run: what was charged, and how long after `start()` each of the two was there. */
async function serve() {
  const [price, charged, at] = [new Value("i", 0), new Value("i", 0), new Value("d", 0)];
  const p = new Process({ target: charge, args: [price, charged, at] });
  const started = now();
  p.start();
  price.value = PRICE;
  const set = now();
  await p.join();
  return { charged: charged.value, parent: set - started, child: at.value - started };
}

async function underAllSchedules() {
  await using controller = await createController();
  const url = "file:///price-late.ts";
  const { executions, outcomes } = await controller.explore({ main: url, modules: [{ url, code }] });
  const right = outcomes.filter(({ output }) => output[0]?.text === `${PRICE}\n`);
  return { all: executions, right: right.reduce((sum, each) => sum + each.count, 0) };
}

if (isMainProcess) {
  const runs = [];
  for (let n = 0; n < RUNS; n++) runs.push(await serve());
  const { all, right } = await underAllSchedules();
  // The child at its quickest: how long it takes to be there at least. The parent as it usually is.
  const milliseconds = (value: number, digits: number) => ({ value, unit: "ms", digits });
  console.log(
    JSON.stringify({
      runs: count(RUNS),
      right: count(runs.filter(({ charged }) => charged === PRICE).length),
      child: milliseconds(Math.min(...runs.map(({ child }) => child)), 0),
      parent: milliseconds(median(runs.map(({ parent }) => parent)), 1),
      all: count(all),
      wrong: count(all - right),
    }),
  );
}
