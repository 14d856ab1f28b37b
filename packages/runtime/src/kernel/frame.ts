/** How a message that may be in several fragments passes through a ring, and is put together again. */

import type { Message } from "./message.ts";

/** The message as it passes through the ring: the number of refs, the refs, the bytes. */
export function framed({ bytes, refs }: Message): Uint8Array {
  const whole = new Uint8Array(4 + refs.length * 4 + bytes.length);
  new Int32Array(whole.buffer, 0, 1 + refs.length).set([refs.length, ...refs]);
  whole.set(bytes, 4 + refs.length * 4);
  return whole;
}

export function unframed(whole: Uint8Array): Message {
  const count = new Int32Array(whole.buffer, whole.byteOffset, 1)[0] as number;
  const refs = Array.from(new Int32Array(whole.buffer, whole.byteOffset + 4, count));
  return { bytes: whole.subarray(4 + count * 4), refs };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
