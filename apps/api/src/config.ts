/** What the environment says, checked before anything is opened. */
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { homeOf } from "@mp/tutor/node";
import { z } from "zod";

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

/** Every setting: its name, what it may be, what it is when nobody says, and what it does. */
export const SETTINGS = z.object({
  MP_API_HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address to listen on. 0.0.0.0 listens on all."),
  MP_API_PORT: whole(0, 65_535).default(8420).describe("Port to listen on; 0 takes any that is free."),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, "must begin with postgres://")
    .optional()
    .describe("A Postgres database. Without it, SQLite in MP_API_DATA."),
  MP_API_DATA: z
    .string()
    .min(1)
    .optional()
    .describe("Folder of the SQLite database; else, one among the user's data."),
  MP_API_ROLE: z
    .enum(["all", "api", "runner"])
    .default("all")
    .describe("all: answers and runs. api, runner: one of both; needs DATABASE_URL."),
  MP_API_RUNS: whole(1, 256).default(availableParallelism()).describe("Programs this process runs at once."),
  MP_API_QUEUE: whole(1, 100_000).default(100).describe("Runs that may wait, of all learners."),
  MP_API_RUNS_PER_LEARNER: whole(1, 1000).default(2).describe("Runs of one learner that have not ended."),
  MP_API_TIME_MS: whole(100, 60_000).default(10_000).describe("Milliseconds a run may take."),
  MP_API_MEMORY_MB: whole(64, 65_536).default(512).describe("Megabytes a run may use."),
  MP_API_OUTPUT_BYTES: whole(1000, 10_000_000).default(256_000).describe("Bytes a run may print."),
  MP_API_PROCESSES: whole(1, 256).default(64).describe("Processes a run may start."),
  MP_SANDBOX: z
    .enum(["required", "off"])
    .default("required")
    .describe(
      "off: UNSAFE. Runs programs with all rights of this process: for your own programs on your own machine.",
    ),
  MP_API_ORIGINS: list.default([]).describe("Origins of pages that may use the API, with commas; * for all."),
  MP_API_PROXIES: whole(0, 10).default(0).describe("Proxies in front whose X-Forwarded-For is believed."),
  MP_API_READS: whole(1, 1_000_000).default(600).describe("Reads per minute and client."),
  MP_API_WRITES: whole(1, 1_000_000).default(120).describe("Writes per minute and client."),
  MP_API_NEW_RUNS: whole(1, 1_000_000).default(20).describe("Runs begun per minute and learner."),
  MP_API_LEARNERS: whole(1, 1_000_000).default(20).describe("Learners made per hour and client."),
  MP_API_STREAMS: whole(1, 10_000).default(10).describe("Event streams open at once, per learner."),
  MP_API_PATIENCE_MS: whole(100, 600_000)
    .default(10_000)
    .describe("Milliseconds in which the head of a request must come; the whole in three times as many."),
  MP_API_LOG: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("info")
    .describe("What is logged, as lines of JSON on standard error."),
  MP_API_TRACES: z
    .enum(["on", "off"])
    .default("off")
    .describe("on: a span for each request, for the OpenTelemetry SDK that is loaded with --import."),
  MP_API_LEASE_MS: whole(1000, 600_000)
    .default(10_000)
    .describe("Milliseconds after which a runner that says nothing is taken for lost."),
  MP_API_GRACE_MS: whole(0, 600_000)
    .default(15_000)
    .describe("Milliseconds that running programs get at the end."),
});

/** The settings, as the API uses them. */
export type Config = z.infer<typeof SETTINGS>;

/** A setting that cannot be. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads the settings. @throws {ConfigError} naming every setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // `NAME=` in a file of settings means: not set.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const { success, data, error } = SETTINGS.safeParse(given);
  if (!success) {
    const lines = error.issues.map(
      ({ path, message }) => `  ${path.join(".")}=${String(given[String(path[0])])}: ${message}`,
    );
    throw new ConfigError(
      `These settings cannot be used:\n${lines.join("\n")}\nSee docs/api-in-public.md for what each may be.`,
    );
  }
  const misspelt = unknownSettings(given);
  if (misspelt.length > 0)
    throw new ConfigError(
      `There are no such settings: ${misspelt.join(", ")}. See docs/api-in-public.md for those there are.`,
    );
  if (data.MP_API_ROLE !== "all" && data.DATABASE_URL === undefined)
    throw new ConfigError(
      `MP_API_ROLE=${data.MP_API_ROLE} shares its work with other processes: set DATABASE_URL to a Postgres.`,
    );
  return data;
}

/** Where the data is: an address of Postgres, or a file. */
export function databaseOf({ DATABASE_URL, MP_API_DATA }: Config): string {
  return DATABASE_URL ?? join(resolve(MP_API_DATA ?? dirname(homeOf(process.env).progress)), "api.sqlite");
}

function unknownSettings(given: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(given).filter(
    (name) => name.startsWith("MP_API_") && !Object.hasOwn(SETTINGS.shape, name),
  );
}
