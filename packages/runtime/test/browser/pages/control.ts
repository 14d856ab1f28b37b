/** Programs under control: what all their schedules come to. */

import { createController } from "@mp/runtime/control";
import { counting, counts, crossing, program } from "../../fixtures/controlled.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  await using controller = await createController();
  await report(counts(await controller.explore(counting(2))));
  await report(counts(await controller.explore(crossing)));
  const { outcome } = await controller.run(program("", `void Promise.reject(new Error("nobody"));`));
  await report(outcome);
}
