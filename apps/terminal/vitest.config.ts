import { tests } from "@mp/build/vitest";

/** What needs no process of its own. */
export default tests({ imports: ["@mp/build/tsx"], include: ["test/*.test.ts"] });
