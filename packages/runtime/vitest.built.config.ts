import { tests } from "@mp/build/vitest";

/** The same integration tests, which import the package by its name, against what is published. */
export default tests({
  built: true,
  setup: ["test/fixtures/plain-flags.ts"],
  include: ["test/{integration,conformance,browser}/**/*.test.ts"],
});
