/** Slots back to records: what the bytes of a batch say, and no more. */

import { SLOT, SLOT_BYTES, SLOT_WORDS } from "./ring.ts";
import { readSlotText, TAG } from "./slot-text.ts";

/** What was written with one call of `Recording.write`. */
export interface Recorded {
  readonly pid: number;
  readonly op: number;
  /** 32 bits without a sign. */
  readonly seq: number;
  readonly time: number;
  readonly object: number;
  readonly a: number;
  readonly b: number;
  readonly call: number;
  readonly site: number;
  /** Kind of the object's region, as it was then. */
  readonly kind: number;
  readonly value: number | string | boolean | undefined;
}

/** The records of a batch, in the order in which its process wrote them. */
export function* recordsIn(pid: number, words: Int32Array): Generator<Recorded> {
  const floats = new Float64Array(words.buffer, words.byteOffset, words.length >> 1);
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  for (let at = 0; at < words.length;) {
    const word = (index: number): number => words[at + index] as number;
    const head = word(SLOT.HEAD);
    yield {
      pid,
      op: head & 0xff,
      seq: word(SLOT.SEQ) >>> 0,
      time: floats[(at + SLOT.TIME) >> 1] as number,
      object: word(SLOT.OBJECT),
      a: word(SLOT.A),
      b: word(SLOT.B),
      call: word(SLOT.CALL),
      site: word(SLOT.SITE),
      kind: word(SLOT.KIND),
      value: valueAt(floats, bytes, at, head),
    };
    at += ((head >> 12) & 0xf) * SLOT_WORDS;
  }
}

function valueAt(floats: Float64Array, bytes: Uint8Array, at: number, head: number): Recorded["value"] {
  const tag = (head >> 8) & 0xf;
  switch (tag) {
    case TAG.NONE:
      return undefined;
    case TAG.NUMBER:
      return floats[(at + SLOT.VALUE) >> 1];
    case TAG.TRUE:
    case TAG.FALSE:
      return tag === TAG.TRUE;
    default:
      return readSlotText(bytes, (at / SLOT_WORDS) * SLOT_BYTES + SLOT.VALUE * 4, head >>> 16, tag);
  }
}
