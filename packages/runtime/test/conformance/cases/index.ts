/** All cases of the suite, in the order in which they run. */

import type { Case } from "../suite/case.ts";
import { crashCases } from "../crash/cases.ts";
import { blockingManagerCases, blockingSocketCases } from "./blocking.ts";
import { conditionCases } from "./conditions.ts";
import { connectionCases } from "./connections.ts";
import { deathCases } from "./deaths.ts";
import { lockCases } from "./locks.ts";
import { managerCases } from "./managers.ts";
import { packageCases } from "./package.ts";
import { poolLifeCases } from "./pool-life.ts";
import { poolCases } from "./pool.ts";
import { processCases } from "./process.ts";
import { queueCases } from "./queues.ts";
import { sharedMemoryCases } from "./shared-memory.ts";
import { sharedCases } from "./shared.ts";
import { socketCases } from "./sockets.ts";
import { traceCases } from "./traces.ts";

export const CASES: readonly Case[] = [
  ...packageCases,
  ...processCases,
  ...poolCases,
  ...poolLifeCases,
  ...queueCases,
  ...connectionCases,
  ...lockCases,
  ...conditionCases,
  ...sharedCases,
  ...sharedMemoryCases,
  ...traceCases,
  ...socketCases,
  ...managerCases,
  ...blockingSocketCases,
  ...blockingManagerCases,
  ...deathCases,
  ...crashCases,
];
