import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { main } from "../src/cli/main.ts";
import { ConfigError, readConfig } from "../src/config.ts";
import { SETTINGS_PAGE, withSettings } from "./support/settings.ts";

const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return "";
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

test("every setting that is wrong is named, with what it was", () => {
  const message = messageOf({ MP_API_PORT: "80808", MP_SANDBOX: "on", DATABASE_URL: "mysql://x" });
  expect(message).toContain("MP_API_PORT=80808");
  expect(message).toContain("MP_SANDBOX=on");
  expect(message).toContain("DATABASE_URL=mysql://x: must begin with postgres://");
});

test("a misspelt setting is no setting, and work is shared over Postgres only", () => {
  expect(messageOf({ MP_API_PROT: "1" })).toContain("There are no such settings: MP_API_PROT.");
  expect(messageOf({ MP_API_ROLE: "runner" })).toContain("set DATABASE_URL");
  expect(messageOf({ MP_API_PORT: "" })).toBe("");
});

test("the sandbox is required unless somebody says otherwise", () => {
  expect(readConfig({}).MP_SANDBOX).toBe("required");
});

test("the command ends with 2 and says why", async () => {
  expect(await main([], { MP_API_PORT: "x" })).toBe(2);
  expect(await main(["nonsense"], {})).toBe(2);
});

test("the page has every setting; if not: pnpm --filter @mp/api settings", () => {
  const page = readFileSync(SETTINGS_PAGE, "utf8");
  expect(page).toBe(withSettings(page));
});
