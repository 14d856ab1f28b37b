import { tests } from "@mp/build/vitest";

/** Bundlers take the package as it is published. */
export default tests({ built: true });
