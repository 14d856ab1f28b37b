/** A page that is not cross-origin isolated. */
import { cpuCount, isMainProcess, Process, Queue } from "@mp/runtime";
import { nothing } from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  await report([isMainProcess, cpuCount() >= 1]);
  for (const use of [() => new Queue(), () => new Process({ target: nothing })]) {
    try {
      use();
      await report("not refused");
    } catch (error) {
      await report(error instanceof Error ? `${error.name}: ${error.message}` : "");
    }
  }
}
