import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
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

test("compose.yaml sets what there is to set, each service in a way that starts", () => {
  const folder = new URL("../", import.meta.url);
  // As Docker does, with the password set.
  const text = readFileSync(new URL("compose.yaml", folder), "utf8").replaceAll(
    /\$\{POSTGRES_PASSWORD:[^}]*\}/g,
    "secret",
  );
  const { services, volumes } = parse(text, { merge: true }) as Compose;
  expect(Object.keys(services)).toEqual(["postgres", "api", "runner"]);
  for (const name of ["api", "runner"]) {
    const { environment, build, depends_on, stop_grace_period = "" } = services[name] ?? {};
    const { MP_API_ROLE, DATABASE_URL, MP_API_GRACE_MS } = readConfig(environment ?? {});
    expect([MP_API_ROLE, DATABASE_URL]).toEqual([name, expect.stringMatching(/^postgres:.*@postgres:5432/)]);
    // Docker waits longer than the API gives its programs.
    expect(Number.parseInt(stop_grace_period, 10) * 1000).toBeGreaterThan(MP_API_GRACE_MS);
    expect(depends_on).toHaveProperty("postgres.condition", "service_healthy");
    const dockerfile = join(fileURLToPath(folder), build?.context ?? "", build?.dockerfile ?? "");
    expect(dockerfile).toBe(fileURLToPath(new URL("Dockerfile", folder)));
  }
  expect(services["postgres"]?.volumes?.map((each) => each.split(":")[0])).toEqual(Object.keys(volumes));
});

/** What of a compose file is looked at. */
interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly environment?: Readonly<Record<string, string>>;
        readonly build?: { readonly context: string; readonly dockerfile: string };
        readonly depends_on?: object;
        readonly stop_grace_period?: string;
        readonly volumes?: readonly string[];
      }
    >
  >;
  readonly volumes: object;
}

test("the page has every setting; if not: pnpm --filter @mp/api settings", () => {
  const page = readFileSync(SETTINGS_PAGE, "utf8");
  expect(page).toBe(withSettings(page));
});
