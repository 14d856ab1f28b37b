/** Failing schedules of programs under control, found and replayed here: hashes of their traces. */

import { createController } from "@mp/runtime/control";
import { FAILING, failures, hashOf, traceText } from "../../fixtures/failing-schedules.ts";
import type { Report } from "../host.ts";

export async function main(report: Report): Promise<void> {
  const count = Number(new URLSearchParams(location.search).get("count"));
  await using controller = await createController();
  for (const failing of FAILING) {
    const found = await failures(controller, failing, count);
    const again: string[] = [];
    for (const { schedule } of found)
      again.push(traceText(await controller.run(failing.program, { schedule, trace: true })));
    await report(found.map(({ trace }, i) => [hashOf(trace), hashOf(again[i] ?? "")]));
  }
}

declare const location: { readonly search: string };
