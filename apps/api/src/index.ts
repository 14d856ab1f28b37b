/** The API as a part of another server: `const api = await createApi()`, then `api.listener` answers what comes for `/v1`. */
import { type Api, openApi } from "./api.ts";
import { readConfig } from "./config.ts";
import { makeLog } from "./log.ts";

export type { Api } from "./api.ts";
export { ConfigError } from "./config.ts";

/**
 * Opens the API for a server that is there already. Host and port of the settings are that server's business; so are the times after which it gives up
 * slow clients. Whoever opens it calls `close`, with a promise for the end of the server.
 *
 * @param env Settings, as docs/api-in-public.md lists them.
 * @throws {ConfigError} naming every setting that is wrong.
 */
export function createApi(env: Readonly<Record<string, string | undefined>> = process.env): Promise<Api> {
  const config = readConfig(env);
  return openApi(config, makeLog(config.MP_API_LOG));
}
