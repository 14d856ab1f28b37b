/** One process, from its start to its end, as a process of ours and as a bare thread. */

import { Worker } from "node:worker_threads";
import { Process } from "@mp/runtime";
import { nothing } from "./plain/nothing.mjs";
import { plainFile } from "./worker-file.ts";

export async function startAndJoin(): Promise<void> {
  const process = new Process({ target: nothing });
  process.start();
  await process.join();
  if (process.exitCode !== 0) throw new Error(`It ended with ${process.exitCode}`);
}

export function startAndJoinBare(): Promise<void> {
  const worker = new Worker(plainFile("nothing"));
  return new Promise((resolve) => void worker.once("exit", () => resolve()));
}
