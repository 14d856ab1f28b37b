import { tests } from "@mp/build/vitest";

/** All but the tests in browsers, which load what is published. */
export default tests({
  filesAtOnce: 2,
  include: ["src/**/*.test.ts", "test/!(browser)/**/*.test.ts", "test/*.test.ts"],
});
