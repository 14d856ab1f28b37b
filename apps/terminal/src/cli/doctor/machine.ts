/** What `mp doctor` sees of Node and the machine. */

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { DoctorTexts } from "../../texts/doctor-texts.ts";
import { manifest } from "../version.ts";
import type { Finding } from "./finding.ts";

/** Whether this Node is new enough. */
export function nodeCheck(words: DoctorTexts): Finding {
  const least = manifest().engines.node.replace(/^\D+/, "");
  const isOld = compare(process.versions.node, least) < 0;
  return { status: isOld ? "fail" : "ok", ...words.node(process.version, least, isOld) };
}

/** Whether processes can be faster than one alone. */
export function coresCheck(words: DoctorTexts): Finding {
  const cores = availableParallelism();
  return { status: cores > 1 ? "ok" : "warn", ...words.cores(cores) };
}

/** How long a thread may take to answer, in milliseconds: on a machine that is well, a hundredth of it. */
const PATIENCE_MS = 5_000;

/** Has a thread write to shared memory and wake this one, as the runtime does. */
export async function memoryCheck(words: DoctorTexts): Promise<Finding> {
  try {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const { value } = Atomics.waitAsync(cell, 0, 0, PATIENCE_MS);
    const worker = new Worker(
      'const { workerData: cell } = require("node:worker_threads"); Atomics.store(cell, 0, 1); Atomics.notify(cell, 0);',
      { eval: true, workerData: cell },
    );
    const failure = new Promise<never>((_, reject) => worker.once("error", reject));
    const outcome = await Promise.race([value, failure]);
    await worker.terminate();
    return outcome === "timed-out"
      ? { status: "fail", ...words.memoryFails(outcome) }
      : { status: "ok", seen: words.memoryWorks };
  } catch (error) {
    return { status: "fail", ...words.memoryFails((error as Error).message) };
  }
}

/** Negative if the first version is older. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(".").map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
