/** Reading the file that `trace-file.ts` writes: apart from it, since threads of a program only write. */

import { readFileSync } from "node:fs";
import { ValueError } from "../../errors.ts";
import { assemble } from "../../recorder/assemble.ts";
import type { Reading } from "../../recorder/reader.ts";
import type { Trace } from "../../trace/events.ts";
import type { Head } from "./trace-file.ts";

/**
 * Reads the trace that a program has written: see `traceProgram`.
 *
 * @param file where the program wrote it. It may be read while the program runs, and after it was killed.
 * @throws ValueError if it is no trace.
 *
 * @example
 * ```ts
 * import { Lock } from "@mp/runtime";
 * import { readTraceFile, traceProgram } from "@mp/runtime/trace/file";
 * const stop = traceProgram("/tmp/mp-example.trace");
 * new Lock().acquireSync();
 * stop();
 * console.log(readTraceFile("/tmp/mp-example.trace").events.map(({ type }) => type));
 * // => [ 'process.begin', 'acquire', 'process.end' ]
 * ```
 */
export function readTraceFile(file: string): Trace {
  const bytes = readFileSync(file);
  const first = lineAt(bytes, 0);
  const { mpTrace, platform } = headOf(first.text) as { mpTrace?: number; platform?: string };
  if (mpTrace !== 1 || platform === undefined) throw new ValueError(`${file} is no trace of @mp/runtime`);
  const readings: Reading[] = [];
  for (let at = first.end; at < bytes.length;) {
    const { text, end } = lineAt(bytes, at);
    const head = headOf(text) as Head | undefined;
    const length = head?.batches.reduce((sum, [, size]) => sum + size, 0) ?? 0;
    // The last one may be cut off, where the program was killed while it wrote.
    if (head === undefined || end + length > bytes.length) break;
    readings.push(readingOf(head, bytes.subarray(end, end + length)));
    at = end + length;
  }
  return assemble({ platform, readings });
}

function lineAt(bytes: Buffer, at: number): { text: string; end: number } {
  const found = bytes.indexOf("\n", at);
  const end = found < 0 ? bytes.length : found;
  return { text: bytes.toString("utf8", at, end), end: end + 1 };
}

function headOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function readingOf({ batches, ...rest }: Head, bytes: Buffer): Reading {
  let at = 0;
  const read = batches.map(([pid, size]) => {
    // Copied, so that numbers lie where they can be viewed.
    const words = new Int32Array(new Uint8Array(bytes.subarray(at, at + size)).buffer);
    at += size;
    return { pid, words };
  });
  return { batches: read, ...rest };
}
