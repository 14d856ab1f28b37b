/** The value of an event, as it lies in its slots: a number as it is, anything else as a text. */

import { OP } from "../trace/probe.ts";
import { NOTE } from "./codes.ts";
import { type RingWriter, SLOT, SLOT_BYTES } from "./ring.ts";

/** What there is; TEXT becomes LATIN1 or UTF16. */
export const TAG = { NONE: 0, NUMBER: 1, LATIN1: 2, UTF16: 3, TRUE: 4, FALSE: 5, TEXT: 6 } as const;

/** Bytes of text that the first slot has. */
const HERE = SLOT_BYTES - SLOT.VALUE * 4;
/** Longest text: of a call site, or an error. */
const MOST = 500;

/** How a value is kept. Errors, questions and notes are kept though no values are asked for. */
export function tagOf(value: unknown, op: number, values: boolean): number {
  if (value === undefined) return TAG.NONE;
  if (value === true) return TAG.TRUE;
  if (value === false) return TAG.FALSE;
  if (!values && op < NOTE.MADE && op !== OP.ERROR) return TAG.NONE;
  return typeof value === "number" ? TAG.NUMBER : TAG.TEXT;
}

/** A text on its way into the slots. */
export class TextSlots {
  readonly tag: number;
  /** Characters. */
  readonly length: number;
  readonly slots: number;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.length = Math.min(text.length, MOST);
    this.tag = isLatin1(text) ? TAG.LATIN1 : TAG.UTF16;
    const bytes = this.tag === TAG.LATIN1 ? this.length : this.length * 2;
    this.slots = 1 + Math.ceil(Math.max(0, bytes - HERE) / SLOT_BYTES);
  }

  /** Writes it behind the event that begins at the word `at`. */
  writeTo({ bytes }: RingWriter, at: number): void {
    let place = (at + SLOT.VALUE) * 4;
    for (let i = 0; i < this.length; i++) {
      const unit = this.text.charCodeAt(i);
      bytes[place++] = unit;
      if (this.tag === TAG.UTF16) bytes[place++] = unit >> 8;
    }
  }
}

/** Reads a text of so many characters that begins at the byte `at`. */
export function readSlotText(bytes: Uint8Array, at: number, length: number, tag: number): string {
  let text = "";
  for (let i = 0; i < length; i++) {
    const unit =
      tag === TAG.LATIN1
        ? (bytes[at + i] as number)
        : (bytes[at + i * 2] as number) | ((bytes[at + i * 2 + 1] as number) << 8);
    text += String.fromCharCode(unit);
  }
  return text;
}

function isLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}
