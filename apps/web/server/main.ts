/** Serves the built site with the API on one origin: `pnpm web`. */

import { existsSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Api } from "@mp/api";
import { siteListener } from "./site.ts";

const folder = fileURLToPath(new URL("../dist", import.meta.url));
const { PORT = "4173", HOST = "127.0.0.1", MP_WEB_API } = process.env;

if (!existsSync(`${folder}/index.html`)) {
  fail(
    "The site can't be served: it is not built. Build it with pnpm --filter @mp/web build, or start with pnpm web",
  );
} else await serve();

async function serve(): Promise<void> {
  const api = MP_WEB_API === "off" ? undefined : await openApi();
  const listener = api?.listener as RequestListener | undefined;
  const server = createServer(siteListener({ folder, api: listener }));
  server.on("error", (error: NodeJS.ErrnoException) => {
    fail(inWords(error));
    close();
  });
  const close = (): void => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    void api?.close(closed);
  };
  server.listen(Number(PORT), HOST, () => {
    const { port } = server.address() as AddressInfo;
    // Browsers give shared memory to `localhost` without https, and to no other host.
    console.log(`mp: http://localhost:${port}/`);
    if (!api) console.log("  without the API: progress stays in the browser");
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, close);
}

/** The API, with its data where `pnpm api` has it. The site is of use without it. */
async function openApi(): Promise<Api | undefined> {
  try {
    const { createApi } = await import("@mp/api");
    return await createApi({ MP_API_LOG: "warn", ...process.env });
  } catch (error) {
    console.error(`mp: the API can't be opened: ${(error as Error).message}`);
    return undefined;
  }
}

function inWords({ code, message }: NodeJS.ErrnoException): string {
  if (code === "EADDRINUSE")
    return `The site can't be served on port ${PORT}: another program listens there. End it, or choose another port: PORT=4174 pnpm web`;
  if (code === "EACCES")
    return `The site can't be served on port ${PORT}: it takes more rights. Choose one above 1023: PORT=4173 pnpm web`;
  return `The site can't be served on ${HOST}:${PORT}: ${message}`;
}

function fail(words: string): void {
  console.error(`mp: ${words}`);
  process.exitCode = 1;
}
