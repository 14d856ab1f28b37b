/** All cases of the suite, in the order in which they run. */

import type { Case } from "../suite/case.ts";
import { crashCases } from "../crash/cases.ts";
import { packageCases } from "./package.ts";
import { processCases } from "./process.ts";

export const CASES: readonly Case[] = [...packageCases, ...processCases, ...crashCases];
