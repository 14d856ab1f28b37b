import type { LayerReport } from "@mp/sandbox";
import { type Config, ConfigError, databaseOf, readConfig } from "../config.ts";
import { makeLog } from "../log.ts";
import { chooseSandbox } from "../sandboxes/choose.ts";
import { type RunningApi, serveApi } from "../server.ts";
import { isPostgres } from "../store/open.ts";

/** Runs the API until it is told to end. */
export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  const config = readConfig(env);
  const log = makeLog(config.MP_API_LOG);
  const told = toldToEnd();
  const sandbox = chooseSandbox(config);
  const report = await sandbox.check();
  // It would take runs from those who can do them.
  if (config.MP_API_ROLE === "runner" && !report.ok)
    throw new ConfigError(`This runner cannot run programs:\n${whatIsMissing(report)}`);
  const api = await serveApi(config, log, sandbox);
  greet(api, config, report);
  const signal = await told;
  log.info({ signal }, "ending: what runs gets its time");
  await api[Symbol.asyncDispose]();
  return 0;
}

/** The second signal ends the process as it would have without us. */
function toldToEnd(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(signal));
  });
}

/** The layers that are not there, and what to do: a line for each. */
function whatIsMissing({ layers }: LayerReport): string {
  const missing = layers.filter(({ present }) => !present);
  return missing.map(({ name, detail }) => `            ${name}: ${detail}`).join("\n");
}

function greet({ url }: RunningApi, config: Config, report: LayerReport): void {
  const database = databaseOf(config);
  const { ok, layers } = report;
  const missing = layers.filter(({ present }) => !present).map(({ name }) => name);
  const runs = ok
    ? missing.length === 0
      ? "in the sandbox"
      : "UNSAFE: with all rights of this process (MP_SANDBOX=off)"
    : `refused: ${missing.join(", ")} missing. For your own programs on your own machine: MP_SANDBOX=off`;
  const lines = [
    url === undefined ? "Running programs for others; listening nowhere." : `Listening on ${url}`,
    `  data      ${isPostgres(database) ? "Postgres" : database}`,
    `  programs  ${runs}`,
    ...(ok ? [] : [whatIsMissing(report)]),
    ...(url === undefined ? [] : ["", "Try:", `  ${url}/v1/reference`, `  curl ${url}/v1/lessons?lang=en`]),
  ];
  console.log(lines.join("\n"));
}
