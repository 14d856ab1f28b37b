/** `pnpm --filter @mp/terminal stops [TIMES]`: how long Ctrl-C takes to end `mp run`, by the kind of program, and what is left running. */
import { stopOnce, STUBBORN } from "../test/support/stop.ts";

const [times = "5"] = process.argv.slice(2);
for (const name of Object.keys(STUBBORN) as (keyof typeof STUBBORN)[]) {
  const stops = [];
  for (let time = 0; time < Number(times); time++) stops.push(await stopOnce(name));
  const took = stops.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const left = stops.flatMap((stop) => stop.left);
  const [median = 0, most = 0] = [took[Math.floor(took.length / 2)], took.at(-1)];
  console.log(
    `${name.padEnd(14)} median ${median.toFixed(0)} ms, at most ${most.toFixed(0)} ms, ${left.length} left running`,
  );
}
