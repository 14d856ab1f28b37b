/**
 * Answers that are the same for everybody until the course changes: written once, with the hash of what was written as ETag. Whoever has
 * it gets 304 without anything being made anew.
 */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Language } from "@mp/content";
import type { TypedResponse } from "hono";
import type { ApiContext } from "./environment.ts";
import { languageFor } from "./language.ts";

interface Stored {
  /** A text, which Node sends in one piece with the head; bytes would be a second one, and take longer than encoding them. */
  readonly body: string;
  readonly etag: string;
  gzip?: Uint8Array<ArrayBuffer>;
}

/** Answers that are kept. Searches come in any number: when it is full, the oldest go. */
const KEPT = 1000;
/** Smaller ones gain nothing by being compressed. */
const COMPRESSED_FROM = 1000;

export class ContentCache {
  readonly #kept = new Map<string, Stored>();

  /** Answers with what `build` makes, in the language asked for. @param key What it depends on besides the language. */
  answer<T>(
    context: ApiContext,
    key: string,
    build: (language: Language) => T,
  ): Response & TypedResponse<T, 200, "json"> {
    const language = languageFor(context);
    const stored = this.#stored(`${language} ${key}`, () => build(language));
    return response(context, stored, language) as Response & TypedResponse<T, 200, "json">;
  }

  #stored(key: string, build: () => unknown): Stored {
    const known = this.#kept.get(key);
    if (known) return known;
    const body = JSON.stringify(build());
    const stored = { body, etag: createHash("sha256").update(body).digest("base64url").slice(0, 22) };
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, stored);
    return stored;
  }
}

function response(context: ApiContext, stored: Stored, language: Language): Response {
  const compress =
    stored.body.length >= COMPRESSED_FROM && /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
  const etag = compress ? `"${stored.etag}-gzip"` : `"${stored.etag}"`;
  const headers: Record<string, string> = {
    ETag: etag,
    "Content-Language": language,
    "Cache-Control": "public, max-age=60",
    Vary: "Accept-Language, Accept-Encoding",
  };
  if (matches(context.req.header("if-none-match"), stored.etag)) return context.body(null, 304, headers);
  headers["Content-Type"] = "application/json";
  if (!compress) return context.body(stored.body, 200, headers);
  headers["Content-Encoding"] = "gzip";
  stored.gzip ??= new Uint8Array(gzipSync(stored.body));
  return context.body(stored.gzip, 200, headers);
}

/** Compressed or not, it is the same content. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some(
    (tag) =>
      tag
        .trim()
        .replace(/^W\//, "")
        .replace(/-gzip"$/, '"') === `"${etag}"`,
  );
}
