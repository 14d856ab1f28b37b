/** A worker of the application as the root process, which blocks. */
import { PlatformError, Process, ready, sleepSync } from "@mp/runtime";
import { nothing, startsAndBlocks } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  const first = new Process({ target: nothing });
  first.start();
  await report(refusal(() => first.joinSync()));
  await ready();
  first.joinSync();
  startsAndBlocks(10);
  sleepSync(1);
  const nested = new Process({ target: startsAndBlocks, args: [3] });
  nested.start();
  nested.joinSync();
  await report([first.exitCode, nested.exitCode]);
}

function refusal(call: () => void): string {
  try {
    call();
    return "not refused";
  } catch (error) {
    return error instanceof PlatformError ? error.message : String(error);
  }
}
