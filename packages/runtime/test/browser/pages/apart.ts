/** One of several tabs that do the same at once, with the same names. */
import { Event, Process, SharedMemory } from "@mp/runtime";
import { awaits, nothing } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  using memory = new SharedMemory({ create: true, size: 16, name: "shared" });
  const before = memory.buf?.[0];
  memory.buf?.fill(1);
  const begun = new Event();
  const long = new Process({ target: awaits, args: [begun] });
  long.start();
  await begun.wait();
  const short = new Process({ target: nothing });
  short.start();
  await short.join();
  const survived = long.isAlive();
  long.terminate();
  await long.join();
  await report([before, long.pid, short.exitCode, survived, long.exitCode]);
  memory.unlink();
}
