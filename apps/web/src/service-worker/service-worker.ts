/**
 * Answers for the site: without a network from what it keeps, and with the headers that shared memory needs, also where the host can't set
 * them. It keeps one version whole and answers from that alone, until the student takes the next one or opens the site anew.
 */

import { headersOf } from "../../server/headers.ts";
import { SiteCache } from "./cache.ts";
import { FILES } from "./files.ts";
import type { ToServiceWorker } from "./messages.ts";
import { SHELL } from "./shell.ts";

declare const self: ServiceWorkerGlobalScope;
declare const SITE_VERSION: string;
declare const SITE_API: readonly string[];

const scope = self.registration.scope;
const site = new SiteCache(SITE_VERSION, scope);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(receive(event.data as ToServiceWorker)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (request.mode === "navigate" && isPage(path)) event.respondWith(page(request));
  else if (FILES.has(path) || path.startsWith("assets/")) event.respondWith(file(request, path));
});

/** The first version begins at once, since a page may wait for its headers; a later one when it is there whole. */
async function install(): Promise<void> {
  if (await site.isAnyComplete()) await site.fill();
  else await self.skipWaiting();
}

async function activate(): Promise<void> {
  await self.clients.claim();
  await site.removeOld();
}

async function receive({ type }: ToServiceWorker): Promise<void> {
  if (type === "claim") await self.clients.claim();
  else if (type === "take-over") await self.skipWaiting();
  else await site.fill();
}

/** What the app draws. What else the host has is none of ours, such as the pages of an API. */
function isPage(path: string): boolean {
  return /^(?:index\.html|(?:es|en)(?:\/.*)?)?$/.test(path);
}

async function page(request: Request): Promise<Response> {
  const kept = await site.isComplete();
  if (kept) return shell();
  try {
    return withHeaders(await fetch(request), "");
  } catch (error) {
    if (await site.file(SHELL)) return shell();
    throw error;
  }
}

async function shell(): Promise<Response> {
  const response = (await site.file(SHELL)) ?? (await fetch(new URL(SHELL, scope)));
  const html = await response.text();
  const whole = html.replaceAll('="./', `="${new URL(scope).pathname}`);
  return withHeaders(new Response(whole, { headers: { "content-type": "text/html; charset=utf-8" } }), "");
}

async function file(request: Request, path: string): Promise<Response> {
  return withHeaders((await site.file(path)) ?? (await fetch(request)), path);
}

/** An answer with the headers of the site. */
function withHeaders(response: Response, path: string): Response {
  // One that leads elsewhere has none.
  if (response.type === "opaqueredirect") return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(headersOf(`/${path}`, { connect: SITE_API })))
    headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
