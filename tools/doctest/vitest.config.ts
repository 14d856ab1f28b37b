import { tests } from "@mp/build/vitest";

/** All but the examples, which show what is published. */
export default tests({ include: ["test/!(examples).test.ts"] });
