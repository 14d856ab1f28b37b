/** What passes between a process and a manager's server. */

import { decode, Decoder } from "../codec/decode.ts";
import { encode, encodeCopy } from "../codec/encode.ts";
import { family } from "../kernel/family.ts";
import type { Heap } from "../kernel/heap.ts";
import type { Message } from "../kernel/message.ts";
import { discardParcel } from "../kernel/parcel.ts";
import { putBriefly } from "../kernel/put-briefly.ts";
import { SegmentQueue } from "../kernel/segment-queue.ts";
import { requestsOf } from "./regions.ts";

/** What a request asks for. */
export const REQUEST = { CREATE: 0, CALL: 1, STOP: 2 } as const;
/** What an answer is: its first number; the value or the error follows. */
export const ANSWER = { VALUE: 0, ERROR: 1 } as const;

/** In place of a method's name: an array of all that the object iterates over. */
export const ITERATE = "@@iterator";

/** A request: what it asks for, and of which referent and call (addresses; 0 for none). */
export interface RequestHead {
  readonly kind: number;
  readonly referent: number;
  readonly call: number;
}

/** Head, and bytes of the list of modules to load before the rest is decoded. */
const HEAD_BYTES = 16;

/** Sends a request. The handles in `content` keep what the head names until the server has taken it over. */
export function sendRequest(manager: number, head: RequestHead, content: object): void {
  const { heap } = family();
  const queue = new SegmentQueue(heap, requestsOf(heap, manager));
  encode(
    content,
    "",
    ({ bytes, parcel, modules }) => {
      const message = { bytes: modules.size === 0 ? bytes : withModules(bytes, modules), parcel };
      putBriefly(queue, message);
    },
    [head.kind, head.referent, head.call, 0],
  );
}

function withModules(bytes: Uint8Array, modules: ReadonlySet<string>): Uint8Array {
  const list = encodeCopy([...modules], "").bytes;
  const whole = new Uint8Array(bytes.length + list.length);
  whole.set(bytes.subarray(0, HEAD_BYTES));
  new DataView(whole.buffer).setInt32(HEAD_BYTES - 4, list.length, true);
  whole.set(list, HEAD_BYTES);
  whole.set(bytes.subarray(HEAD_BYTES), HEAD_BYTES + list.length);
  return whole;
}

/** A request that has arrived. */
export interface Request extends RequestHead {
  /** To be loaded before the content is decoded. */
  readonly modules: readonly string[];
  /** Decodes the content. Valid until the next request is taken, unless `copy` made it independent of that. */
  readonly decoder: Decoder;
}

/** Opens a message from the queue of requests. */
export function openRequest(message: Message): Request {
  const decoder = Decoder.of(message);
  const [kind, referent, call] = [decoder.int32(), decoder.int32(), decoder.int32()];
  const length = decoder.int32();
  const modules = length === 0 ? [] : decode({ bytes: listOf(decoder, length), parcel: 0 });
  decoder.at += length;
  return { kind, referent, call, modules: modules as string[], decoder };
}

function listOf({ bytes, at }: Decoder, length: number): Uint8Array {
  return bytes.slice(at, at + length);
}

/** Gives back what the requests hold that nobody will take any more. */
export function drainRequests(heap: Heap, manager: number): void {
  const queue = new SegmentQueue(heap, requestsOf(heap, manager));
  while (queue.size > 0) {
    const message = queue.tryGet();
    // Busy: another process drains it, or looks.
    if (message === undefined) return;
    discardParcel(heap, message.parcel);
  }
}
