/** Writes the primitive parts of a message into a buffer that grows. */

import { SMALL_INT, TAG } from "./tags.ts";

const FIRST_BYTES = 1024;
/** Up to this size, the views on the first bytes are kept: making one costs more than writing what it shows. */
const WINDOWS = 256;
/** A buffer that has grown past this is not kept for the next message. */
const MOST_KEPT: number = 1 << 20;

export class Writer {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_BYTES);
  private view: DataView = new DataView(this.bytes.buffer);
  private windows: Uint8Array<ArrayBuffer>[] = [];
  at = 0;

  /** The bytes that have been written. */
  window(): Uint8Array<ArrayBuffer> {
    const { at, bytes, windows } = this;
    if (at > WINDOWS) return bytes.subarray(0, at);
    return (windows[at] ??= bytes.subarray(0, at));
  }

  /** Begins anew. */
  rewind(): void {
    this.at = 0;
    if (this.bytes.length > MOST_KEPT) this.use(new Uint8Array(FIRST_BYTES));
  }

  byte(value: number): void {
    if (this.at === this.bytes.length) this.ensure(1);
    this.bytes[this.at++] = value;
  }

  int32(value: number): void {
    this.ensure(4);
    this.view.setInt32(this.at, value, true);
    this.at += 4;
  }

  float64(value: number): void {
    this.ensure(8);
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  raw(source: Uint8Array): void {
    this.int32(source.length);
    this.ensure(source.length);
    this.bytes.set(source, this.at);
    this.at += source.length;
  }

  number(value: number): void {
    if ((value | 0) === value && !Object.is(value, -0)) {
      if (value >= 0 && value < 0x80) {
        this.byte(SMALL_INT | value);
      } else {
        this.byte(TAG.INT32);
        this.int32(value);
      }
    } else {
      this.byte(TAG.FLOAT64);
      this.float64(value);
    }
  }

  /** Writes an array of numbers in one go: a third of the time of item by item. `false` if something else is among them. */
  numbers(items: readonly unknown[]): boolean {
    const width = widthOf(items);
    if (width === 0) return false;
    this.byte(width === 4 ? TAG.INTEGERS : TAG.NUMBERS);
    this.int32(items.length);
    this.ensure(items.length * width);
    const { view } = this;
    let { at } = this;
    if (width === 4)
      for (let i = 0; i < items.length; i++, at += 4) view.setInt32(at, items[i] as number, true);
    else for (let i = 0; i < items.length; i++, at += 8) view.setFloat64(at, items[i] as number, true);
    this.at = at;
    return true;
  }

  bigint(value: bigint): void {
    // By way of hexadecimal text, which takes time in proportion to the length: shifting bytes out takes its square.
    const digits = (value < 0n ? -value : value).toString(16);
    this.byte(TAG.BIGINT);
    this.byte(value < 0n ? 1 : 0);
    this.int32(digits.length);
    this.ensure(digits.length);
    for (let i = 0; i < digits.length; i++) this.bytes[this.at++] = digits.charCodeAt(i);
  }

  string(text: string): void {
    const { length } = text;
    if (length < 0x100) {
      this.byte(TAG.SHORT);
      this.byte(length);
    } else {
      this.byte(TAG.LATIN1);
      this.int32(length);
    }
    const start = this.at;
    this.ensure(length * 2 + 4);
    const { bytes } = this;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0xff) {
        this.at = start - (length < 0x100 ? 2 : 5);
        this.wide(text);
        return;
      }
      bytes[start + i] = unit;
    }
    this.at = start + length;
  }

  /** Makes room for `more` bytes. */
  ensure(more: number): void {
    const end = this.at + more;
    if (end <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(end, this.bytes.length * 2));
    grown.set(this.bytes);
    this.use(grown);
  }

  private use(buffer: Uint8Array<ArrayBuffer>): void {
    this.bytes = buffer;
    this.view = new DataView(buffer.buffer);
    this.windows = [];
  }

  private wide(text: string): void {
    this.byte(TAG.UTF16);
    this.int32(text.length);
    this.ensure(text.length * 2);
    for (let i = 0; i < text.length; i++) {
      this.view.setUint16(this.at, text.charCodeAt(i), true);
      this.at += 2;
    }
  }
}

/** Bytes that each of an array of numbers takes: 4 if all are 32-bit integers, otherwise 8; 0 if not all are numbers. */
function widthOf(items: readonly unknown[]): 0 | 4 | 8 {
  let width: 4 | 8 = 4;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item !== "number") return 0;
    if ((item | 0) !== item || (item === 0 && 1 / item < 0)) width = 8;
  }
  return width;
}
