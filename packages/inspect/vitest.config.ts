import { tests } from "@mp/build/vitest";

/** All but the test in a browser, which loads what is published. */
export default tests({
  filesAtOnce: 2,
  include: ["src/**/*.test.ts", "test/*.test.ts", "test/!(browser)/**/*.test.ts"],
});
