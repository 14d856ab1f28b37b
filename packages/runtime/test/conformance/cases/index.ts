/** All cases of the suite, in the order in which they run. */

import type { Case } from "../suite/case.ts";
import { crashCases } from "../crash/cases.ts";
import { managerCases } from "./managers.ts";
import { packageCases } from "./package.ts";
import { processCases } from "./process.ts";
import { socketCases } from "./sockets.ts";

export const CASES: readonly Case[] = [
  ...packageCases,
  ...processCases,
  ...managerCases,
  ...socketCases,
  ...crashCases,
];
