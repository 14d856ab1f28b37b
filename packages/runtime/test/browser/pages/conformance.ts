import { ready } from "@mp/runtime";
import { runSuite } from "../../conformance/suite/run-suite.ts";
import type { Report } from "../host.ts";

/** Runs the whole suite here, and tells what comes of each case. */
export async function main(report: Report): Promise<void> {
  await ready();
  const query = new URLSearchParams(
    (globalThis as unknown as { location: { search: string } }).location.search,
  );
  const only = query.get("only");
  // One after the other, so that they arrive in order.
  let told = Promise.resolve();
  await runSuite({
    platform: query.get("platform") ?? "chromium",
    report: (result) => void (told = told.then(() => report(result))),
    only: (name) => only === null || name === only,
  });
  await told;
}
