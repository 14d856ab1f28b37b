/**
 * A program in a link: `#share=1.` and, as base64url, its JSON compressed by deflate. It stands behind the `#`, so it is sent to nobody but whom the
 * student gives the link; and whoever opens one may have it from anybody, so everything about it is checked and bounded.
 */

import { SHARE } from "./hash.ts";

/** What a link carries. */
export interface Shared {
  /** Name of the program's file in the lesson. */
  readonly file: string;
  readonly source: string;
  /** A schedule of the program, to be replayed. */
  readonly schedule?: string | undefined;
}

/** Why a link can't be read. */
export type LinkProblem = "damaged" | "newer" | "too-large";

/** A link can't be read. */
export class LinkError extends Error {
  override readonly name = "LinkError";
  readonly problem: LinkProblem;

  constructor(problem: LinkProblem) {
    super(`The program in the link can't be read: ${problem}`);
    this.problem = problem;
  }
}

const VERSION = "1";
/** Characters of a link, and of what is in it, at most: programs of the course have some hundreds. */
const [LONGEST_LINK, LONGEST_SOURCE, LONGEST_SCHEDULE] = [100_000, 60_000, 20_000] as const;
/** Bytes that may come out of decompressing: a little that says it is much is not believed. */
const MOST_BYTES = 4 * (LONGEST_SOURCE + LONGEST_SCHEDULE);

/** The part of an address that carries a program. @throws {LinkError} It is too large. */
export async function shareHash(shared: Shared): Promise<string> {
  if (!isBounded(shared)) throw new LinkError("too-large");
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const packed = await read(stream(bytes).pipeThrough(new CompressionStream("deflate-raw")), MOST_BYTES);
  const text = btoa(String.fromCodePoint(...packed))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  const hash = `${SHARE}${VERSION}.${text}`;
  if (hash.length > LONGEST_LINK) throw new LinkError("too-large");
  return hash;
}

/** Reads it back. @throws {LinkError} It can't be. */
export async function sharedIn(hash: string): Promise<Shared> {
  if (hash.length > LONGEST_LINK) throw new LinkError("too-large");
  const [, version, text = ""] = /^#share=(\d+)\.([\w-]+)$/.exec(hash) ?? [];
  if (version !== undefined && version !== VERSION) throw new LinkError("newer");
  const value = await unpacked(text);
  if (!isShared(value)) throw new LinkError("damaged");
  if (!isBounded(value)) throw new LinkError("too-large");
  const { file, source, schedule } = value;
  return { file, source, schedule };
}

async function unpacked(text: string): Promise<unknown> {
  try {
    const bytes = Uint8Array.from(
      atob(text.replaceAll("-", "+").replaceAll("_", "/")),
      (char) => char.codePointAt(0) ?? 0,
    );
    const all = await read(stream(bytes).pipeThrough(new DecompressionStream("deflate-raw")), MOST_BYTES);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(all));
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError("damaged");
  }
}

function isShared(value: unknown): value is Shared {
  if (typeof value !== "object" || value === null) return false;
  const { file, source, schedule } = value as Partial<Record<keyof Shared, unknown>>;
  return (
    typeof file === "string" &&
    typeof source === "string" &&
    (schedule === undefined || typeof schedule === "string")
  );
}

function isBounded({ file, source, schedule = "" }: Shared): boolean {
  return file.length <= 100 && source.length <= LONGEST_SOURCE && schedule.length <= LONGEST_SCHEDULE;
}

function stream(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream();
}

/** All of a stream, up to a bound. */
async function read(from: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: number[] = [];
  const reader = from.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (parts.length + next.value.length > most) {
      void reader.cancel();
      throw new LinkError("too-large");
    }
    for (const byte of next.value) parts.push(byte);
  }
  return Uint8Array.from(parts);
}
