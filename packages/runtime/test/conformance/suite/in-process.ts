/** Runs a case in a process of its own, for threads that must not block. */

import { Process, Queue } from "@mp/runtime";
import { CASES } from "../cases/index.ts";
import { attempt } from "./attempt.ts";

/** What the process does: it tells why the case failed, or `undefined`. */
async function runCase(name: string, answer: Queue<string | undefined>): Promise<void> {
  const one = CASES.find((known) => known.name === name);
  answer.putNowait(one === undefined ? `There is no case ${name}` : await attempt(one));
}

/** Runs a case in a process; gives why it failed, or `undefined`. */
export async function runInProcess(name: string): Promise<string | undefined> {
  const answer = new Queue<string | undefined>();
  const child = new Process({ target: runCase, args: [name, answer], name });
  child.start();
  await child.join();
  return answer.empty() ? `Its process ended with exit code ${child.exitCode}` : answer.getNowait();
}
