/** Serves the built app: `pnpm web`. */

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { pageHeaders } from "./headers.ts";

const folder = fileURLToPath(new URL("../dist", import.meta.url));
const port = Number(process.env["PORT"] ?? 4173);
const files = sirv(folder, {
  setHeaders(response) {
    for (const [name, value] of Object.entries(pageHeaders())) response.setHeader(name, value);
  },
});

createServer((request, response) => {
  files(request, response, () => {
    response.writeHead(404, { ...pageHeaders(), "content-type": "text/plain; charset=utf-8" });
    response.end("404\n");
  });
}).listen(port, () => console.log(`mp: http://localhost:${port}/`));
