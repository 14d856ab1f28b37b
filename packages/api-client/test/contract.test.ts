import { readFileSync } from "node:fs";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { expect, test } from "vitest";

test("the types are those of the contract; if not: pnpm --filter @mp/api contract", async () => {
  const contract = new URL("../../../apps/api/openapi.json", import.meta.url);
  const types = COMMENT_HEADER + astToString(await openapiTS(contract));
  expect(readFileSync(new URL("../src/contract.ts", import.meta.url), "utf8")).toBe(types);
});
