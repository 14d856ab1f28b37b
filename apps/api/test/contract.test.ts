import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONTRACT, contractText } from "./support/contract.ts";

test("openapi.json is what the router does; if not: pnpm --filter @mp/api contract", async () => {
  expect(readFileSync(CONTRACT, "utf8")).toBe(await contractText());
});
