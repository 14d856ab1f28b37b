import { type Config, databaseOf, readConfig } from "../config.ts";
import { makeLog } from "../log.ts";
import { type RunningApi, serveApi } from "../server.ts";
import { isPostgres } from "../store/open.ts";

/** Runs the API until it is told to end. */
export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  const config = readConfig(env);
  const log = makeLog(config.MP_API_LOG);
  const told = toldToEnd();
  const api = await serveApi(config, log);
  await greet(api, config);
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

async function greet({ url, sandbox }: RunningApi, config: Config): Promise<void> {
  const database = databaseOf(config);
  const { ok, layers } = await sandbox.check();
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
    ...(url === undefined ? [] : ["", "Try:", `  ${url}/v1/reference`, `  curl ${url}/v1/lessons?lang=en`]),
  ];
  console.log(lines.join("\n"));
}
