import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

// Real programs run in these: on a machine that does much else, each takes seconds to begin.
export default mergeConfig(tests(), { test: { testTimeout: 30_000, hookTimeout: 60_000 } });
