/**
 * Sends answers about the course that have been made before, from Node's request to Node's response, without the router: no route is looked for, nothing
 * is validated anew, no `Request` and no `Response` is made. All that every request goes through is done here as well, by the same parts: id, headers,
 * quota, log, metrics. What is not as plain as that goes the ordinary way, and that way alone decides what an answer is.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Log, withoutRedaction } from "../log.ts";
import { clientAddress } from "./client-address.ts";
import { acceptsGzip, hasAlready, type Kept } from "./kept.ts";
import type { FixedWindow } from "./fixed-window.ts";
import type { Metrics } from "./metrics.ts";
import { requestIdFrom } from "./request-id.ts";
import { logRequest } from "./request-log.ts";
import { SECURE_HEADERS } from "./secure-headers.ts";

/** Requests whose answer is known by their address and language. As many as this: then the oldest go. */
const KNOWN = 5000;
const SECURE = Object.entries(SECURE_HEADERS).flat();
/** Longer ones are no browser's. */
const LONGEST_KEY = 500;

interface Parts {
  /** Bounds reads. */
  readonly reads: FixedWindow;
  readonly proxies: number;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** What a request was answered with. */
interface Known {
  readonly kept: Kept;
  /** Where the next page is, as the header `Link` has it. */
  readonly link: string | undefined;
  readonly route: string;
}

export class ExpressLane {
  readonly #parts: Parts;
  readonly #log: Log | undefined;
  readonly #known = new Map<string, Known>();

  constructor(parts: Parts) {
    this.#parts = parts;
    if (parts.log.isLevelEnabled("info")) this.#log = withoutRedaction(parts.log);
  }

  /** Remembers what a request was answered with: by the router, which has looked at every part of it. */
  remember(incoming: IncomingMessage, known: Known): void {
    const key = keyOf(incoming);
    if (!isPlain(incoming) || key.length > LONGEST_KEY) return;
    const [oldest] = this.#known.keys();
    if (this.#known.size >= KNOWN && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, known);
  }

  /** Answers a request, if it is one that was answered before. @returns Whether it did. */
  answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    const known = isPlain(incoming) ? this.#known.get(keyOf(incoming)) : undefined;
    if (!known) return false;
    const begin = performance.now();
    const { reads, proxies, metrics } = this.#parts;
    const allowance = reads.take(clientAddress(incoming, proxies));
    // The router refuses it, as it is refused everywhere.
    if (!allowance.granted) return false;
    const id = requestIdFrom(incoming.headers["x-request-id"] as string | undefined);
    const own = [
      "X-Request-Id",
      id,
      "RateLimit-Policy",
      reads.policy,
      "RateLimit",
      reads.describe(allowance),
    ];
    const { kept, link, route } = known;
    if (link !== undefined) own.push("Link", link);
    const status = send(incoming, outgoing, kept, own);
    metrics.answered({ method: "GET", route, status, begin });
    if (this.#log)
      logRequest(this.#log, { request: id, method: "GET", path: pathOf(incoming), status, begin });
    return true;
  }
}

/** What an answer depends on. */
function keyOf({ url, headers }: IncomingMessage): string {
  return `${url} ${headers["accept-language"] ?? ""}`;
}

/** Whether a request is a mere question: of nobody in particular, of no other origin's page, and nothing in it to be looked at. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    headers.authorization === undefined &&
    headers.origin === undefined &&
    headers["content-type"] === undefined
  );
}

/** Writes the answer. @param own Headers of this answer alone. @returns Its status. */
function send({ headers }: IncomingMessage, outgoing: ServerResponse, kept: Kept, own: string[]): number {
  const compress = acceptsGzip(headers["accept-encoding"], kept);
  if (hasAlready(headers["if-none-match"], kept)) {
    outgoing.writeHead(304, own.concat(SECURE, kept.headers(compress))).end();
    return 304;
  }
  outgoing.writeHead(200, own.concat(SECURE, kept.headers(compress), kept.bodyHeaders(compress)));
  outgoing.end(compress ? kept.gzip() : kept.body);
  return 200;
}

function pathOf({ url = "" }: IncomingMessage): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}
