/** Serves the built app: `pnpm web`. */

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { headersOf } from "./headers.ts";

const folder = fileURLToPath(new URL("../dist", import.meta.url));
const port = Number(process.env["PORT"] ?? 4173);
const files = sirv(folder, {
  brotli: true,
  setHeaders(response, path) {
    for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
  },
});

const server = createServer((request, response) => {
  files(request, response, () => {
    response.writeHead(404, { ...headersOf("/"), "content-type": "text/html; charset=utf-8" });
    response.end(notFound(request.url ?? "/"));
  });
});

/** The page for addresses that lead nowhere, in the language of the address if it has one. */
function notFound(url: string): string {
  const [, language = ""] = /^\/([a-z]{2})\//.exec(url) ?? [];
  const own = join(folder, language, "404.html");
  // Its addresses are relative to a lesson's; it is sent for others, too.
  return readFileSync(existsSync(own) ? own : join(folder, "404.html"), "utf8").replaceAll('="../../', '="/');
}

server.listen(port, () => {
  console.log(`mp: http://localhost:${(server.address() as AddressInfo).port}/`);
});
