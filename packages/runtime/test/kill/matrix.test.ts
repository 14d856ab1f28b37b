/** The crash matrix in the faces that the conformance suite leaves out. */
import { expect, test } from "vitest";
import { otherFaces } from "../conformance/crash/cases.ts";
import { attempt } from "../conformance/suite/attempt.ts";

test.each(otherFaces)("$name", { timeout: 60_000 }, async (one) => {
  expect(await attempt(one)).toBeUndefined();
});
