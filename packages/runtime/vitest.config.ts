import { tests } from "@mp/build/vitest";

/** All but the tests in browsers, which load what is published. */
export default tests({
  setup: ["test/fixtures/plain-flags.ts"],
  include: ["src/**/*.test.ts", "test/!(browser)/**/*.test.ts"],
});
