import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

// Examples are many small processes: two at a time, since others use the machine as well.
export default mergeConfig(tests(), { test: { maxConcurrency: 2 } });
