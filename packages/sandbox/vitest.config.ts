import { tests } from "@mp/build/vitest";

// What can be said without a box; the rest is tested as it is built.
export default tests({ include: ["src/**/*.test.ts"] });
