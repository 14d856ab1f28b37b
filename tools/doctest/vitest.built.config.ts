import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

/** The same examples, against what is published. */
export default mergeConfig(tests({ built: true, include: ["test/examples.test.ts"] }), {
  test: { maxConcurrency: 2 },
});
