/** The shared memory of a model: put back before each run, with a hash of what has changed since. */

/** Two numbers of 32 bits, which together tell one state from another. */
export interface Hash {
  low: number;
  high: number;
}

/** Mixes a number into a hash, in order. */
export function mixInto(hash: Hash, value: number): void {
  // The added numbers keep zeros from vanishing.
  hash.low = scramble(((Math.imul(hash.low, 0x9e_37_79_b1) ^ value) + 0x7f_4a_7c_15) | 0);
  hash.high = scramble((Math.imul(hash.high, 0x85_eb_ca_77) + value + 0x39_41_2a_1b) | 0);
}

function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21_f0_aa_ad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x73_5a_2d_97);
  return mixed ^ (mixed >>> 15);
}

/** One shared buffer, as words. */
export class Memory {
  readonly words: Int32Array;
  /** Hash of the words that differ from the start, in no order. */
  readonly hash: Hash = { low: 0, high: 0 };
  private readonly first: Int32Array;
  private readonly changed: number[] = [];

  constructor(byteLength: number) {
    this.words = new Int32Array(byteLength >> 2);
    this.first = new Int32Array(byteLength >> 2);
  }

  /** Takes what is there now for the start of all runs. */
  begin(): void {
    this.first.set(this.words);
    this.restore();
  }

  restore(): void {
    for (const at of this.changed) this.words[at] = this.first[at] as number;
    this.changed.length = 0;
    this.hash.low = this.hash.high = 0;
  }

  write(at: number, value: number): void {
    const old = this.words[at] as number;
    if (old === value) return;
    this.toggle(at, old);
    this.words[at] = value;
    this.toggle(at, value);
    this.changed.push(at);
  }

  /** Adds what a word holds to the hash, or takes it out. */
  private toggle(at: number, value: number): void {
    if (value === this.first[at]) return;
    this.hash.low ^= scramble(Math.imul(at + 1, 0x9e_37_79_b1) ^ value);
    this.hash.high ^= scramble(scramble(Math.imul(at + 1, 0x85_eb_ca_77)) + value);
  }

  readBytes(start: number, length: number): Uint8Array {
    return new Uint8Array(this.words.buffer, start, length).slice();
  }

  writeBytes(start: number, bytes: Uint8Array): void {
    const [from, to] = [start >> 2, (start + bytes.length + 3) >> 2];
    const after = new Int32Array(to - from);
    after.set(this.words.subarray(from, to));
    new Uint8Array(after.buffer).set(bytes, start - from * 4);
    for (const [i, value] of after.entries()) this.write(from + i, value);
  }
}
