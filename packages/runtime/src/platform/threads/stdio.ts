/**
 * Standard output and error of a process that is a worker thread: written to the file descriptor at once.
 *
 * Node's own worker streams pass through the event loop of the thread that started the worker, so nothing would appear
 * while that one blocks, and lines would appear in another order than they were written.
 */

import { writeSync } from "node:fs";
import { Readable, type Writable } from "node:stream";

/** Milliseconds to wait when a full pipe refuses bytes for now. */
const RETRY_AFTER = 1;

const nobody = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of the text to a file descriptor, in order, waiting while its reader is slow. */
export function writeAll(descriptor: 1 | 2, text: string | Uint8Array): void {
  let bytes: Uint8Array = typeof text === "string" ? Buffer.from(text) : text;
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      // Nobody ever notifies this word: a pause, until the reader has taken something.
      Atomics.wait(nobody, 0, 0, RETRY_AFTER);
    }
  }
}

/** Makes this thread's `process.stdout`, `process.stderr` and `console` write directly. */
export function writeDirectly(): void {
  redirectLate("stdout", 1);
  redirectLate("stderr", 2);
}

/** Redirects a stream when it is first asked for: to make both takes Node 1.5 ms, and many processes never write. */
function redirectLate(name: "stdout" | "stderr", descriptor: 1 | 2): void {
  const property = Object.getOwnPropertyDescriptor(process, name);
  if (property?.get === undefined || property.configurable !== true) {
    redirect(process[name], descriptor);
    return;
  }
  const get = (): Writable => {
    const stream = property.get?.call(process) as Writable;
    redirect(stream, descriptor);
    Object.defineProperty(process, name, property);
    return stream;
  };
  Object.defineProperty(process, name, { ...property, get });
}

/** Keeps the stream, which Node's own messages refer to, and changes where its bytes go. */
function redirect(stream: Writable, descriptor: 1 | 2): void {
  Object.assign(stream, {
    fd: descriptor,
    _writev: null,
    _write(chunk: string | Uint8Array, _encoding: string, done: () => void) {
      writeAll(descriptor, chunk);
      done();
    },
  });
}

/** Gives this thread an empty standard input: a process has none of the program's, as in Python. */
export function readNothing(): void {
  Object.defineProperty(process, "stdin", { value: Readable.from([]), configurable: true });
}
