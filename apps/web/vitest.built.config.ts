import { tests } from "@mp/build/vitest";

/** What is built, in a browser. */
export default tests({ built: true, include: ["test/**/*.test.ts"] });
