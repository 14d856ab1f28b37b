/** Bytes as they are, not encoded: what `sendBytes` and its kin pass through a pipe. */

import { expectInteger, expectOptions, expectType, expectValue } from "../check.ts";
import { copyAside, copyAsideInto, LARGE, putAside } from "../codec/aside.ts";
import { BufferTooShort } from "../errors.ts";
import { family } from "../kernel/family.ts";
import type { Message } from "../kernel/message.ts";
import { discardParcel, pack, refsIn } from "../kernel/parcel.ts";
import type { Ref } from "../kernel/refs.ts";
import type { AsyncWaitOptions } from "../kernel/run.ts";
import { untold } from "../trace/watched.ts";

/** Options of {@link Connection.recvBytes}. */
export interface ReceiveBytesOptions extends AsyncWaitOptions {
  /** Most bytes a message may have. A longer one closes the connection for reading, as in Python. */
  maxLength?: number | undefined;
}

/** A message, and whether some of its bytes lie aside. */
export type Sendable = Message & { readonly large: boolean };

export function rawMessage(given: Uint8Array, offset: number, size: number | undefined): Sendable {
  const bytes = untold(given);
  expectType(ArrayBuffer.isView(bytes), "bytes", "a Uint8Array", bytes);
  expectInteger(offset, "offset", 0);
  expectValue(
    offset <= bytes.length,
    `offset must be at most the buffer's length ${bytes.length}, but it is ${offset}`,
  );
  if (size !== undefined) expectInteger(size, "size", 0);
  const end = offset + (size ?? bytes.length - offset);
  expectValue(
    end <= bytes.length,
    `offset + size must be at most the buffer's length ${bytes.length}, but it is ${end}`,
  );
  const ref = end - offset < LARGE ? undefined : putAside(bytes.subarray(offset, end));
  if (ref === undefined) return { bytes: bytes.slice(offset, end), parcel: 0, large: false };
  const parcel = pack(family().heap, [ref]);
  return { bytes: new Uint8Array(Int32Array.of(end - offset).buffer), parcel, large: true };
}

/** Bytes that lie aside. No encoded value of four bytes has a handle in it: these four are the length. */
function asideOf({ bytes, parcel }: Message): { readonly ref: Ref; readonly length: number } | undefined {
  if (parcel === 0 || bytes.length !== 4) return undefined;
  const [ref] = refsIn(family().heap, parcel) as [Ref];
  return { ref, length: new DataView(bytes.slice().buffer).getInt32(0, true) };
}

/** A message's bytes for a receiver that does not decode them: handles in it are given back. */
export function rawBytes(message: Message): Uint8Array {
  const aside = asideOf(message);
  const bytes = aside === undefined ? message.bytes.slice() : copyAside(aside.ref, aside.length);
  discardParcel(family().heap, message.parcel);
  return bytes;
}

export function checkMaxLength(options: ReceiveBytesOptions | undefined): void {
  expectOptions(options, "recvBytes");
  if (options?.maxLength !== undefined) expectInteger(options.maxLength, "maxLength", 0);
}

export function checkOffset(target: Uint8Array, offset: number): void {
  expectType(ArrayBuffer.isView(untold(target)), "target", "a Uint8Array", target);
  expectInteger(offset, "offset", 0);
  expectValue(
    offset <= target.length,
    `offset must be at most the buffer's length ${target.length}, but it is ${offset}`,
  );
}

export function copyInto(given: Uint8Array, offset: number, message: Message): number {
  const target = untold(given);
  const aside = asideOf(message);
  const room = target.length - offset;
  if (aside !== undefined && aside.length <= room) {
    copyAsideInto(aside.ref, target.subarray(offset, offset + aside.length));
    discardParcel(family().heap, message.parcel);
    return aside.length;
  }
  const bytes = rawBytes(message);
  if (bytes.length > room) {
    throw new BufferTooShort(
      `The message has ${bytes.length} bytes, but only ${room} fit; it is in args[0]`,
      bytes,
    );
  }
  target.set(bytes, offset);
  return bytes.length;
}
