/**
 * A trace in a file, written while the program runs: so it is there however the program ends, but for the last few milliseconds if it is
 * killed. The supervisor writes it, which never blocks, and the root process when it can, and at its end.
 *
 * ```text
 * {"mpTrace":1,"platform":"node"}⏎
 * {"batches":[[pid, bytes], …],"ends":[…],"dropped":[…],"unheard":0}⏎ and then the bytes of the batches     again and again
 * ```
 */

import { appendFileSync, writeFileSync } from "node:fs";
import { tryExclusively } from "../../kernel/allocator.ts";
import type { Heap } from "../../kernel/heap.ts";
import { FAMILY } from "../../kernel/layout.ts";
import { readAll, type Reading } from "../../recorder/reader.ts";
import { traceOn, tryReading } from "../../recorder/session.ts";

/** Milliseconds between two writings. */
const WRITE_EVERY = 20;

/** In the environment of all threads of the program: the file its trace goes to. */
const FILE = "MP_TRACE_FILE";

/** What stands before the bytes of a reading. */
export type Head = Omit<Reading, "batches"> & {
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
