import { tests } from "@mp/build/vitest";

/** What is built, in browsers: they wait for the page, and the page for the network and the student. */
export default tests({ built: true, filesAtOnce: 2, include: ["test/**/*.test.ts"] });
