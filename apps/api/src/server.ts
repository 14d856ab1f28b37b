/** The API with a server of its own. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import type { Sandbox } from "@mp/sandbox";
import { type Api, openApi } from "./api.ts";
import type { Config } from "./config.ts";
import { refuseUnreadable } from "./http/unreadable.ts";
import type { Log } from "./log.ts";

/** An API that listens. */
export interface RunningApi extends AsyncDisposable {
  /** Where; nothing, if it only runs programs. */
  readonly url: string | undefined;
  readonly sandbox: Sandbox;
}

/** Opens the API and listens, unless it is to run programs only. */
export async function serveApi(config: Config, log: Log, sandbox?: Sandbox): Promise<RunningApi> {
  const api = await openApi(config, log, sandbox);
  const server = config.MP_API_ROLE === "runner" ? undefined : await listen(api.listener, config);
  return {
    url: server && addressOf(server),
    sandbox: api.sandbox,
    [Symbol.asyncDispose]: () => api.close(server && close(server, config.MP_API_GRACE_MS)),
  };
}

async function listen(listener: Api["listener"], config: Config): Promise<Server> {
  const patience = config.MP_API_PATIENCE_MS;
  const options = {
    // Whoever sends a request byte by byte must not keep a connection for ever.
    headersTimeout: patience,
    requestTimeout: 3 * patience,
    connectionsCheckingInterval: patience / 2,
    // Refused by us, as a problem.
    requireHostHeader: false,
  };
  const server = createServer(options, (incoming, outgoing) => void listener(incoming, outgoing));
  server.on("clientError", refuseUnreadable);
  server.listen(config.MP_API_PORT, config.MP_API_HOST);
  await once(server, "listening");
  return server;
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const host = family === "IPv6" ? `[${address}]` : address;
  return `http://${/^(0\.0\.0\.0|\[::\])$/.test(host) ? "localhost" : host}:${port}`;
}

/** Takes no more requests, and gives those that go on their time. */
async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection is idle once its stream has ended, and would be kept for the next request, which nobody answers.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
