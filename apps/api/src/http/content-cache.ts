/**
 * Answers that are the same for everybody until the course changes: written once, with the hash of what was written as ETag. Whoever has
 * it gets 304 without anything being made anew.
 */
import type { Language } from "@mp/content";
import type { TypedResponse } from "hono";
import { routePath } from "hono/route";
import type { ApiContext } from "./environment.ts";
import type { ExpressLane } from "./express-lane.ts";
import { acceptsGzip, hasAlready, Kept } from "./kept.ts";
import { languageFor } from "./language.ts";

/** Answers that are kept. Searches come in any number: when it is full, the oldest go. */
const KEPT = 1000;

interface Extras {
  /** Where the next page is, as the header `Link` has it. */
  readonly link?: string | undefined;
}

export class ContentCache {
  readonly #kept = new Map<string, Kept>();
  readonly #lane: Pick<ExpressLane, "remember">;

  /** @param lane Learns which requests have which answers. */
  constructor(lane: Pick<ExpressLane, "remember">) {
    this.#lane = lane;
  }

  /** Answers with what `build` makes, in the language asked for. @param key What it depends on besides the language. */
  answer<T>(
    context: ApiContext,
    key: string,
    build: (language: Language) => T,
    { link }: Extras = {},
  ): Response & TypedResponse<T, 200, "json"> {
    const language = languageFor(context);
    const kept = this.#find(`${language} ${key}`, () => new Kept(build(language), language));
    const { incoming } = context.env ?? {};
    if (incoming) this.#lane.remember(incoming, { kept, link, route: routePath(context, -1) });
    if (link !== undefined) context.header("Link", link);
    return response(context, kept) as Response & TypedResponse<T, 200, "json">;
  }

  #find(key: string, make: () => Kept): Kept {
    const known = this.#kept.get(key);
    if (known) return known;
    const kept = make();
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
    return kept;
  }
}

function response(context: ApiContext, kept: Kept): Response {
  const compress = acceptsGzip(context.req.header("accept-encoding"), kept);
  set(context, kept.headers(compress));
  if (hasAlready(context.req.header("if-none-match"), kept)) return context.body(null, 304);
  set(context, kept.bodyHeaders(compress));
  return context.body(compress ? kept.gzip() : kept.body, 200);
}

/** @param headers Names and values in turn, as Node takes them. */
function set(context: ApiContext, headers: readonly string[]): void {
  for (let at = 0; at < headers.length; at += 2) context.header(headers[at] ?? "", headers[at + 1]);
}
