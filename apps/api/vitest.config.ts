import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

// Real programs run in these: on a machine that does much else, each takes seconds to begin. Most of the time they wait for something, so two files go at once.
export default mergeConfig(tests(), { test: { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2 } });
