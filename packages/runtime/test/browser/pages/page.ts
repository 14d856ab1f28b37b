/** What a page cannot do, and is told. */
import {
  cpuCount,
  currentProcess,
  Event,
  exit,
  isMainProcess,
  PlatformError,
  Process,
  sleepSync,
} from "@mp/runtime";
import { configure } from "@mp/runtime/web";
import { nothing } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  await report([isMainProcess, currentProcess().name, cpuCount() >= 1]);
  await report(refusal(() => new Event().waitSync()));
  await report(refusal(() => new Event().waitSync({ timeout: 0 })));
  await report(refusal(() => sleepSync(1)));
  await report(refusal(() => exit(1)));
  const child = new Process({ target: nothing });
  child.start();
  await report(refusal(() => child.joinSync()));
  await report(refusal(() => configure({})));
  await child.join();
  await report(child.exitCode);
}

function refusal(call: () => unknown): string {
  try {
    return `gave ${String(call())}`;
  } catch (error) {
    return error instanceof Error
      ? `${error.name}${error instanceof PlatformError ? "" : " (not ours)"}: ${error.message}`
      : "";
  }
}
