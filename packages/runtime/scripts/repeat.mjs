/**
 * Runs the concurrency suites many times in a row, each time with another seed, and stops at the first failure.
 *
 *   pnpm repeat                         200 times: stress, kill and integration
 *   pnpm repeat 20 test/kill            20 times: one suite, or one file
 *   pnpm repeat 20 test/kill --from 7   beginning with the seed of run 7, to see its failure again
 */
import { spawn } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const SUITES = ["test/stress", "test/kill", "test/integration"];
const home = fileURLToPath(new URL("..", import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { from: { type: "string", default: "1" } },
});
const times = /^\d+$/.test(positionals[0] ?? "") ? Number(positionals.shift()) : 200;
const suites = positionals.length > 0 ? positionals : SUITES;
const from = Number(values.from);

/** Runs the suites once; gives the exit code and everything that was said. */
function runOnce(seed) {
  // Another reporter than the configuration's: its JSON file is what `npm test` counts.
  const child = spawn("vitest", ["run", "--reporter=default", ...suites], {
    cwd: home,
    env: { ...process.env, MP_SEED: String(seed), NO_COLOR: "1" },
    shell: process.platform === "win32",
  });
  const said = [];
  child.stdout.on("data", (chunk) => said.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, output: Buffer.concat(said).toString() }));
  });
}

const started = performance.now();
for (let run = from; run < from + times; run++) {
  const began = performance.now();
  const { code, output } = await runOnce(run);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const passed = /Tests\s+(\d+) passed/.exec(output)?.[1] ?? "0";
  const busy = (loadavg()[0] / availableParallelism()).toFixed(1);
  if (code !== 0) {
    console.log(output);
    console.log(
      `run ${run} failed after ${seconds} s (load ${busy}); pnpm repeat 1 ${suites.join(" ")} --from ${run}`,
    );
    process.exit(1);
  }
  console.log(`run ${run} of ${from + times - 1}: ${passed} passed in ${seconds} s (load ${busy})`);
}
console.log(`${times} runs without a failure in ${Math.round((performance.now() - started) / 1000)} s`);
