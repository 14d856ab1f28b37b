/** Starts processes, with pauses, until one has begun in a thread that was there before it was started, twice. */
import { Process, Queue, sleep } from "@mp/runtime";
import { type Account, account } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

async function inSpare(): Promise<Account> {
  for (;;) {
    using answers = new Queue<Account>();
    const child = new Process({ target: account, args: [answers] });
    const started = performance.timeOrigin + performance.now();
    child.start();
    await child.join();
    const told = answers.getNowait();
    if (told.made < started) return told;
    await sleep(300);
  }
}

export async function main(report: Report): Promise<void> {
  const [first, second] = [await inSpare(), await inSpare()];
  await report([first.calls, second.calls, first.made === second.made, first.name === second.name]);
}
