import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

// Strangers' programs run with what is built; from source, a box takes ten times as long to begin.
export default mergeConfig(tests({ built: true, filesAtOnce: 2, include: ["test/**/*.test.ts"] }), {
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
