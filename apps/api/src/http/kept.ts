import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Language } from "@mp/content";

/** Smaller ones gain nothing by being compressed. */
const COMPRESSED_FROM = 1000;

/** An answer that is kept, with its headers ready in both forms: compressed or not. Headers are names and values in turn, as Node takes them. */
export class Kept {
  /** A text, which Node sends in one piece with the head; bytes would be a second one, and take longer than encoding them. */
  readonly body: string;
  readonly tag: string;
  readonly isLarge: boolean;
  readonly #plain: Headers;
  readonly #gzipped: Headers;
  #gzip: Uint8Array<ArrayBuffer> | undefined;

  constructor(value: unknown, language: Language) {
    this.body = JSON.stringify(value);
    this.tag = createHash("sha256").update(this.body).digest("base64url").slice(0, 22);
    this.isLarge = this.body.length >= COMPRESSED_FROM;
    const common = [
      "Content-Language",
      language,
      "Cache-Control",
      "public, max-age=60",
      "Vary",
      // Origin: to pages of other origins it says that they may have it, or not.
      "Accept-Language, Accept-Encoding, Origin",
    ];
    this.#plain = headersOf(`"${this.tag}"`, common, Buffer.byteLength(this.body));
    this.#gzipped = headersOf(`"${this.tag}-gzip"`, common, undefined);
  }

  /** Those of an answer with or without body. */
  headers(compress: boolean): readonly string[] {
    return (compress ? this.#gzipped : this.#plain).all;
  }

  /** Those of an answer with a body, besides. */
  bodyHeaders(compress: boolean): readonly string[] {
    if (!compress) return this.#plain.ofBody;
    return [
      ...this.#gzipped.ofBody,
      "Content-Encoding",
      "gzip",
      "Content-Length",
      String(this.gzip().length),
    ];
  }

  /** The body, compressed once. */
  gzip(): Uint8Array<ArrayBuffer> {
    return (this.#gzip ??= new Uint8Array(gzipSync(this.body)));
  }
}

interface Headers {
  readonly all: readonly string[];
  readonly ofBody: readonly string[];
}

function headersOf(etag: string, common: readonly string[], length: number | undefined): Headers {
  const sized = length === undefined ? [] : ["Content-Length", String(length)];
  return { all: ["ETag", etag, ...common], ofBody: ["Content-Type", "application/json", ...sized] };
}

/** Whether to send it compressed. */
export function acceptsGzip(header: string | string[] | undefined, { isLarge }: Kept): boolean {
  return isLarge && /\bgzip\b/.test(String(header ?? ""));
}

/** Whether the client has it, by its `If-None-Match`. Compressed or not, it is the same content. */
export function hasAlready(header: string | undefined, { tag }: Kept): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some(
    (each) =>
      each
        .trim()
        .replace(/^W\//, "")
        .replace(/-gzip"$/, '"') === `"${tag}"`,
  );
}
