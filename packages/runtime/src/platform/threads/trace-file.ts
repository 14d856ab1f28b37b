/**
 * A trace in a file, written while the program runs: so it is there however the program ends, but for the last few milliseconds if it is
 * killed. The supervisor writes it, which never blocks, and the root process when it can, and at its end.
 *
 * ```text
 * {"mpTrace":1,"platform":"node"}⏎
 * {"batches":[[pid, bytes], …],"ends":[…],"dropped":[…],"unheard":0}⏎ and then the bytes of the batches     again and again
 * ```
 */

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { ValueError } from "../../errors.ts";
import { tryExclusively } from "../../kernel/allocator.ts";
import type { Heap } from "../../kernel/heap.ts";
import { FAMILY } from "../../kernel/layout.ts";
import { assemble } from "../../recorder/assemble.ts";
import { readAll, type Reading } from "../../recorder/reader.ts";
import { traceOn, tryReading } from "../../recorder/session.ts";
import type { Trace } from "../../trace/events.ts";

/** Milliseconds between two writings. */
const WRITE_EVERY = 20;

/** In the environment of all threads of the program: the file its trace goes to. */
const FILE = "MP_TRACE_FILE";

/** What stands before the bytes of a reading. */
type Head = Omit<Reading, "batches"> & {
  readonly batches: readonly (readonly [pid: number, bytes: number])[];
};

/** Begins the file, and lets the supervisor know it. */
export function beginFile(file: string, platform: string): void {
  writeFileSync(file, `${JSON.stringify({ mpTrace: 1, platform })}\n`);
  process.env[FILE] = file;
}

/** For the supervisor: writes to the file of the program's trace, if it has one, as long as this thread is there. */
export function keepWriting(heap: Heap): void {
  const file = process.env[FILE];
  if (file === undefined) return;
  const write = (): void => {
    // Inside, nothing waits: the chunks that are read are freed.
    tryExclusively(heap, () => void tryWrite(heap, file));
  };
  // The thread ends when the root process says so: this does not keep it.
  setInterval(write, WRITE_EVERY).unref();
}

/** Writes what was recorded since the last time; `false` if another thread is doing that. */
export function tryWrite(heap: Heap, file: string): boolean {
  // A trace that the program has recorded by itself is not for this file.
  if (traceOn(heap) === 0 || (heap.words[FAMILY.TRACE_FILED] as number) === 0) return true;
  return tryReading(heap, () => {
    const { batches, ...rest } = readAll(heap);
    if (batches.length === 0 && rest.ends.length === 0) return;
    const head: Head = { batches: batches.map(({ pid, words }) => [pid, words.byteLength]), ...rest };
    const bytes = batches.map(
      ({ words }) => new Uint8Array(words.buffer, words.byteOffset, words.byteLength),
    );
    appendFileSync(file, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...bytes]));
  });
}

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
