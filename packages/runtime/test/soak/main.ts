/**
 * The soak: the same things again and again, while memory, threads and handles must stay as they are.
 *
 *     pnpm --filter @mp/runtime soak [part of the full soak, 1 if left out] [rounds a phase, 40 if left out] [phase…]
 *
 * Prints, for each phase, how each figure went on in the second half of the rounds; ends with 1 if one of them grew.
 */
import { fileURLToPath } from "node:url";
import { isMainProcess } from "@mp/runtime";
import type { Course } from "./samples.ts";
import { soak } from "./soak.ts";

const MEBI = 2 ** 20;

function line(name: string, { first, last, slope }: Course, unit: number, suffix: string): string {
  const [from, to, each] = [first, last, slope].map((value) => (value / unit).toFixed(unit === 1 ? 0 : 1));
  return `  ${name.padEnd(10)} ${from} → ${to} ${suffix}, ${unit === 1 ? slope.toFixed(3) : each} ${suffix} a round`;
}

if (isMainProcess) {
  // Thousands of processes load the same modules: compiled once, that takes a third of the time.
  process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL("../../.cache/compiled", import.meta.url));
  const [scale = "1", rounds = "40", ...phases] = process.argv.slice(2);
  await soak({ scale: Number(scale), rounds: Number(rounds), phases }, (outcome) => {
    const { phase, amount, seconds, courses, complaints } = outcome;
    console.log(`${amount} ${phase}, in ${outcome.rounds} rounds, ${seconds.toFixed(1)} s`);
    console.log(line("heap", courses.heap, 1, "bytes"));
    console.log(line("regions", courses.regions, 1, "regions"));
    console.log(line("resident", courses.rss, MEBI, "MiB"));
    console.log(line("threads", courses.threads, 1, "threads"));
    console.log(line("handles", courses.handles, 1, "handles"));
    for (const complaint of complaints) console.log(`  NOT FLAT: ${complaint}`);
    if (complaints.length > 0) process.exitCode = 1;
  });
}
