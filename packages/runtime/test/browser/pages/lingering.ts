/** Starts processes that never end, and leaves them. */
import { Event, Process } from "@mp/runtime";
import { awaits, blocks, sleeps, spins } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  for (const target of [awaits, blocks, sleeps, spins]) {
    const begun = new Event();
    new Process({ target, args: [begun] }).start();
    await begun.wait();
  }
  await report("begun");
}
