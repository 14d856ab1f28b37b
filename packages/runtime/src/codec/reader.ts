/** Reads the primitive parts of a message. */

const LATIN1_CHUNK = 4096;

export const NOTHING: Uint8Array<ArrayBuffer> = new Uint8Array(0);
export const NO_VIEW: DataView = new DataView(NOTHING.buffer);

export class Reader {
  bytes: Uint8Array<ArrayBuffer> = NOTHING;
  private view: DataView = NO_VIEW;
  at = 0;

  /** Begins to read `bytes`. */
  protected begin(bytes: Uint8Array<ArrayBuffer>, view: DataView | undefined): void {
    this.bytes = bytes;
    this.view = view ?? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  byte(): number {
    return this.bytes[this.at++] as number;
  }

  int32(): number {
    const value = this.view.getInt32(this.at, true);
    this.at += 4;
    return value;
  }

  float64(): number {
    const value = this.view.getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  integers(length: number): number[] {
    const items: number[] = [];
    for (let i = 0; i < length; i++) items.push(this.int32());
    return items;
  }

  numbers(length: number): number[] {
    const items: number[] = [];
    for (let i = 0; i < length; i++) items.push(this.float64());
    return items;
  }

  /** A copy of the next bytes, whose length comes first. */
  raw(): Uint8Array<ArrayBuffer> {
    const length = this.int32();
    const copy = this.bytes.slice(this.at, this.at + length);
    this.at += length;
    return copy;
  }

  bigint(): bigint {
    const negative = this.byte() === 1;
    const value = BigInt(`0x${this.latin1(this.int32())}`);
    return negative ? -value : value;
  }

  latin1(length: number): string {
    let text = "";
    const end = this.at + length;
    while (this.at < end) {
      const stop = Math.min(end, this.at + LATIN1_CHUNK);
      text += String.fromCharCode.apply(null, this.bytes.subarray(this.at, stop) as unknown as number[]);
      this.at = stop;
    }
    return text;
  }

  utf16(length: number): string {
    let text = "";
    for (let done = 0; done < length;) {
      const units: number[] = [];
      for (const stop = Math.min(length, done + LATIN1_CHUNK); done < stop; done++) {
        units.push(this.view.getUint16(this.at, true));
        this.at += 2;
      }
      text += String.fromCharCode.apply(null, units);
    }
    return text;
  }
}
