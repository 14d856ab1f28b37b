import { tests } from "@mp/build/vitest";

/** The tests in browsers, against the scripts that are published. */
export default tests({ built: true, include: ["test/browser/**/*.test.ts"] });
