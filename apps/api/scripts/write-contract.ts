/** `pnpm --filter @mp/api contract`: writes openapi.json; the types of `@mp/api-client` are made from it. */
import { writeFileSync } from "node:fs";
import { CONTRACT, contractText } from "../test/support/contract.ts";

writeFileSync(CONTRACT, await contractText());
