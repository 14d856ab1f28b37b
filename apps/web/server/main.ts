/** Serves the built app: `pnpm web`. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { headersOf } from "./headers.ts";

const folder = fileURLToPath(new URL("../dist", import.meta.url));
const port = Number(process.env["PORT"] ?? 4173);
const files = sirv(folder, {
  setHeaders(response, path) {
    for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
  },
});

const server = createServer((request, response) => {
  files(request, response, () => {
    response.writeHead(404, { ...headersOf("/"), "content-type": "text/plain; charset=utf-8" });
    response.end("404\n");
  });
});

server.listen(port, () => {
  console.log(`mp: http://localhost:${(server.address() as AddressInfo).port}/`);
});
