import { tests } from "@mp/build/vitest";

/** A browser loads what is published. */
export default tests({ built: true, include: ["test/browser/**/*.test.ts"] });
