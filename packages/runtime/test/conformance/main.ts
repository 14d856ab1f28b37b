/**
 * Runs the suite on platforms, one after the other, and prints what did not pass.
 *
 *     pnpm --filter @mp/runtime conformance [platform…]
 */

import { platformNamed, PLATFORMS } from "@mp/platforms";
import { drive } from "./drive.ts";

const names = process.argv.slice(2);
const chosen = names.length > 0 ? names.map(platformNamed) : PLATFORMS;

for (const platform of chosen) {
  const begun = performance.now();
  const { results } = await drive(platform);
  for (const { case: name, status, error, reason } of results) {
    if (status !== "pass") console.log(`${platform.name}: ${status}: ${name}\n  ${reason ?? error}`);
  }
  const passed = results.filter(({ status }) => status === "pass").length;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${platform.name}: ${passed} of ${results.length} cases passed in ${seconds} s`);
  if (results.some(({ status }) => status === "fail")) process.exitCode = 1;
}
