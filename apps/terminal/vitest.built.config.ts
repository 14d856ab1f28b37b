import { tests } from "@mp/build/vitest";
import { mergeConfig } from "vitest/config";

/** `mp` as a student starts it: the built program, in processes of its own. They wait for each other and for keys most of the time, so two files go at once. */
export default mergeConfig(
  tests({ built: true, imports: ["@mp/build/tsx"], include: ["test/program/*.test.ts"] }),
  { test: { maxWorkers: 2 } },
);
