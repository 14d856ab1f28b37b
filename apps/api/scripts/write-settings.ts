/** `pnpm --filter @mp/api settings`: writes the table of settings into docs/api-in-public.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { SETTINGS_PAGE, withSettings } from "../test/support/settings.ts";

writeFileSync(SETTINGS_PAGE, withSettings(readFileSync(SETTINGS_PAGE, "utf8")));
