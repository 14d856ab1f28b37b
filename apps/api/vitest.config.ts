import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

// Real programs run in these, which wait most of the time: on a machine that does much else, each takes seconds to begin.
export default mergeConfig(tests({ filesAtOnce: 2 }), { test: { testTimeout: 30_000, hookTimeout: 60_000 } });
