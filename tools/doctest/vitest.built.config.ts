import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

/** Every example, against what is published. They are many small processes: two at a time, since others use the machine as well. */
export default mergeConfig(tests({ built: true, include: ["test/examples.test.ts"] }), {
  test: { maxConcurrency: 2 },
});
