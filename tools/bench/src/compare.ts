/**
 * `node src/compare.ts BEFORE AFTER`: what the operations of two builds of the runtime cost, as ratios. Each is a folder `dist`. Processes of
 * the one and of the other take turns, so that what else the machine does is shared out; what is compared is the processor's time, round
 * by round: the fastest rounds of the two say less, where the processor has several speeds. Comparing a build with itself tells the noise.
 */

import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { median } from "./statistics.ts";

const ROUNDS = 15;

/** Costs in nanoseconds, by name, of one process. */
const PROGRAM = `
const { Lock, Queue, Pipe, Value } = await import(process.argv[1]);
const [lock, queue, n] = [new Lock(), new Queue(), new Value("i")];
const [here, there] = Pipe();
const operations = {
  lock() { lock.acquireSync(); lock.release(); },
  queue() { queue.putSync(1); queue.getSync(); },
  pipe() { here.sendSync(1); there.recvSync(); },
  value() { n.value = n.value + 1; },
};
const costs = {};
for (const [name, operation] of Object.entries(operations)) {
  const many = 300_000;
  const times = (count) => { for (let i = 0; i < count; i++) operation(); };
  times(many / 3);
  const began = process.cpuUsage().user;
  times(many);
  costs[name] = ((process.cpuUsage().user - began) * 1000) / many;
}
console.log(JSON.stringify(costs));
`;

type Costs = Readonly<Record<string, number>>;

function costsOf(dist: string): Costs {
  const index = pathToFileURL(resolve(dist, "index.js")).href;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", PROGRAM, index]);
  return JSON.parse(output.toString()) as Costs;
}

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) {
  throw new Error("Say what to compare: node src/compare.ts BEFORE/dist AFTER/dist");
}
const rounds = Array.from({ length: ROUNDS }, (_, round) => {
  // Each goes first every second time.
  if (round % 2 === 0) return { old: costsOf(before), now: costsOf(after) };
  const now = costsOf(after);
  return { old: costsOf(before), now };
});
for (const name of Object.keys(rounds[0]?.old ?? {})) {
  const usual = median(rounds.map(({ old, now }) => (now[name] ?? 0) / (old[name] ?? 0)));
  const cost = median(rounds.map(({ now }) => now[name] ?? 0))
    .toFixed(1)
    .padStart(7);
  console.log(`${name.padEnd(8)} ${cost} ns  ${usual.toFixed(3)} ×`);
}
