/**
 * Messages on a stream of bytes, as CPython's connections have them: a length of 4 bytes, big-endian and signed, then so many
 * bytes. A length of -1 says that the true one follows, in 8 bytes.
 */

const LONGEST_SHORT = 0x7fff_ffff;

/** The bytes that come before a message of so many. */
export function frameHeader(length: number): Uint8Array {
  const isShort = length <= LONGEST_SHORT;
  const header = new Uint8Array(isShort ? 4 : 12);
  const view = new DataView(header.buffer);
  view.setInt32(0, isShort ? length : -1);
  if (!isShort) view.setBigUint64(4, BigInt(length));
  return header;
}

/** A message with its header, in one piece. */
export function framed(message: Uint8Array): Uint8Array {
  const header = frameHeader(message.length);
  const whole = new Uint8Array(header.length + message.length);
  whole.set(header);
  whole.set(message, header.length);
  return whole;
}

/** Thrown by {@link FrameReader} at a length that is out of bounds. */
export class BadLength extends Error {}

const FIRST_BYTES = 1024;

/**
 * Puts messages together from the chunks of a stream. Chunks are copied into one buffer, which grows with what has really come: neither a
 * length that was announced nor many small chunks make it larger.
 */
export class FrameReader {
  /** Most bytes that a message may have. */
  limit: number;
  private buffer: Uint8Array = new Uint8Array(FIRST_BYTES);
  /** Where in the buffer lies what has come and was not taken. */
  private start = 0;
  private end = 0;
  /** Length of the message that is arriving, once its header is there. */
  private wanted: number | undefined;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(chunk: Uint8Array): void {
    if (this.end + chunk.length > this.buffer.length) this.makeRoom(chunk.length);
    this.buffer.set(chunk, this.end);
    this.end += chunk.length;
  }

  /** The next message, if it is there as a whole. Throws {@link BadLength} if it is said to be longer than the limit. */
  next(): Uint8Array | undefined {
    this.wanted ??= this.header();
    if (this.wanted === undefined || this.held < this.wanted) return undefined;
    const message = this.buffer.slice(this.start, this.start + this.wanted);
    this.start += this.wanted;
    this.wanted = undefined;
    return message;
  }

  private get held(): number {
    return this.end - this.start;
  }

  private header(): number | undefined {
    if (this.held < 4) return undefined;
    const view = new DataView(this.buffer.buffer, this.start, this.held);
    const short = view.getInt32(0);
    if (short === -1 && this.held < 12) return undefined;
    const length = short === -1 ? Number(view.getBigUint64(4)) : short;
    if (length < 0 || length > this.limit) {
      throw new BadLength(
        `a message of ${length} bytes was announced, but at most ${this.limit} are allowed`,
      );
    }
    this.start += short === -1 ? 12 : 4;
    return length;
  }

  /** Moves what is left to the front, in a larger buffer if need be; gives a large one up that is not needed any more. */
  private makeRoom(more: number): void {
    const left = this.buffer.subarray(this.start, this.end);
    const needed = left.length + more;
    const isRight = needed <= this.buffer.length && this.buffer.length <= needed * 4;
    const target = isRight ? this.buffer : new Uint8Array(Math.max(FIRST_BYTES, needed * 2));
    target.set(left);
    this.buffer = target;
    this.end = left.length;
    this.start = 0;
  }
}
