/** Answers for the site: its files, and the API on the same origin. */

import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { headersOf } from "./headers.ts";

interface SiteOptions {
  /** The folder with the built site. */
  readonly folder: string;
  /** Answers what begins with `/v1/`; without it, the site says that it has no API. */
  readonly api?: RequestListener | undefined;
}

/** What a server does with a request. */
export function siteListener({ folder, api }: SiteOptions): RequestListener {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    },
  });
  return (request, response) => {
    const path = request.url?.replace(/\?.*$/, "") ?? "/";
    if (api && path.startsWith("/v1/")) api(request, response);
    else if (api && path === "/config.json") config(response);
    else files(request, response, () => notFound(folder, request, response));
  };
}

/** The API is where the site is. */
function config(response: ServerResponse): void {
  response.writeHead(200, { ...headersOf("/config.json"), "content-type": "application/json" });
  response.end(`${JSON.stringify({ api: "." })}\n`);
}

/** The page for addresses that lead nowhere, in the language of the address if it has one. */
function notFound(folder: string, { url = "/" }: IncomingMessage, response: ServerResponse): void {
  const [, language = ""] = /^\/([a-z]{2})\//.exec(url) ?? [];
  const own = join(folder, language, "404.html");
  // Its addresses are relative to a lesson's; it is sent for others, too.
  const page = readFileSync(existsSync(own) ? own : join(folder, "404.html"), "utf8");
  response.writeHead(404, { ...headersOf("/"), "content-type": "text/html; charset=utf-8" });
  response.end(page.replaceAll('="../../', '="/'));
}
