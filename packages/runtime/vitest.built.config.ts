import { tests } from "@mp/build/vitest";

/** All tests that import the package by its name, against what is published: the gate runs them so, and only so. `kill/sockets` reaches into the source. */
export default tests({
  built: true,
  setup: ["test/fixtures/plain-flags.ts"],
  include: ["test/{integration,conformance,browser,kill,stress}/**/!(sockets).test.ts"],
});
