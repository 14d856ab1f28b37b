import { expectInteger, expectOptions, expectType, expectValue } from "../check.ts";
import { LARGE, putAside, takeAside, takeAsideInto } from "../codec/aside.ts";
import { decode } from "../codec/decode.ts";
import { encodeCopy, UNSENDABLE } from "../codec/encode.ts";
import { BufferTooShort, OSError } from "../errors.ts";
import type { ByteRing } from "../kernel/byte-ring.ts";
import { family } from "../kernel/family.ts";
import { defineHandle, refOf, release, Revival } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import type { Message } from "../kernel/message.ts";
import { type End, ringsOf } from "../kernel/pipe-region.ts";
import { addressOf, drop, partOf, retain, dropAll, type Ref } from "../kernel/refs.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import type { Watched } from "../kernel/watch.ts";
import { finished, finishedSync, late, outcome, outcomeSync } from "../sync/options.ts";

/** Options of {@link Connection.send}. */
export interface SendOptions extends AsyncWaitOptions {
  /** Buffers to hand over: they are detached here once the message is on its way. */
  transfer?: readonly ArrayBuffer[] | undefined;
}

/** Options of {@link Connection.recvBytes}. */
export interface ReceiveBytesOptions extends AsyncWaitOptions {
  /** Most bytes a message may have. A longer one closes the connection for reading, as in Python. */
  maxLength?: number | undefined;
}

/** What travels as raw bytes has no refs. */
const NO_REFS: readonly number[] = [];

/**
 * One end of a pipe (Python's `multiprocessing.connection.Connection`).
 *
 * Messages arrive whole and in order. Sending waits while the pipe is full (it holds 64 KiB); a larger message streams
 * through. When the other end is closed in every process, receiving throws `EOFError` after the last message,
 * and sending throws `BrokenPipeError`. Made by {@link Pipe}.
 *
 * @typeParam Send what this end sends. @typeParam Receive what it receives.
 */
export class Connection<Send = unknown, Receive = unknown> implements Disposable {
  private readonly reads: ByteRing | undefined;
  private readonly writes: ByteRing | undefined;
  private readingEnded = false;

  static {
    Object.defineProperty(Connection.prototype, UNSENDABLE, { value: "it was closed in this process" });
  }

  /** @internal */
  constructor(source: Revival) {
    const end = partOf(source.ref) as End;
    const { reads, writes } = ringsOf(family().heap, addressOf(source.ref), end, () => this.closed);
    this.reads = reads;
    this.writes = writes;
  }

  /** Whether this end can receive. */
  get readable(): boolean {
    return this.reads !== undefined;
  }

  /** Whether this end can send. */
  get writable(): boolean {
    return this.writes !== undefined;
  }

  /** Whether this process has closed this end. */
  get closed(): boolean {
    return refOf(this) === undefined;
  }

  /**
   * Sends a value, waiting while the pipe is full.
   *
   * @throws EncodeError if a part of the value can't be sent; BrokenPipeError if nobody can receive it;
   * TimeoutError if it could not be sent in time; OSError if this end is closed or only receives.
   */
  async send(value: Send, options?: SendOptions): Promise<void> {
    const ring = this.writing();
    const message = this.encoded(value, options);
    await kept(message, outcome(this, ring.send(message), options, late("The message could not be sent")));
    detach(options?.transfer);
  }

  /** Like {@link Connection.send}, blocking this thread. */
  sendSync(value: Send, options?: Omit<SendOptions, "signal">): void {
    const ring = this.writing();
    const message = this.encoded(value, options);
    keptSync(message, () => outcomeSync(ring.send(message), options, late("The message could not be sent")));
    detach(options?.transfer);
  }

  /**
   * Receives the next value, waiting for it.
   *
   * @throws EOFError when nothing is left and nobody can send any more; TimeoutError when the time was up;
   * OSError if this end is closed or only sends.
   */
  async recv(options?: AsyncWaitOptions): Promise<Receive> {
    return decode(
      await outcome(this, this.reading().receive(), options, late("Nothing was received")),
    ) as Receive;
  }

  /** Like {@link Connection.recv}, blocking this thread. */
  recvSync(options?: WaitOptions): Receive {
    return decode(outcomeSync(this.reading().receive(), options, late("Nothing was received"))) as Receive;
  }

  /**
   * Whether something can be received without waiting: a value, or the end of file.
   *
   * @param options `timeout` in milliseconds to wait for it; 0, one look, if left out; `Infinity` for ever.
   */
  async poll(options: AsyncWaitOptions = {}): Promise<boolean> {
    const ring = this.reading();
    return ring.isReady || finished(this, ring.ready(), { timeout: 0, ...options });
  }

  /** Like {@link Connection.poll}, blocking this thread. */
  pollSync(options: WaitOptions = {}): boolean {
    const ring = this.reading();
    return ring.isReady || finishedSync(ring.ready(), { timeout: 0, ...options });
  }

  /** Sends bytes as they are: `size` bytes from `offset`, all that follow if left out. */
  async sendBytes(bytes: Uint8Array, offset = 0, size?: number): Promise<void> {
    const ring = this.writing();
    const message = rawMessage(bytes, offset, size);
    await kept(message, outcome(this, ring.send(message), undefined, late("The bytes could not be sent")));
  }

  /** Like {@link Connection.sendBytes}, blocking this thread. */
  sendBytesSync(bytes: Uint8Array, offset = 0, size?: number): void {
    const ring = this.writing();
    const message = rawMessage(bytes, offset, size);
    keptSync(message, () => outcomeSync(ring.send(message), undefined, late("The bytes could not be sent")));
  }

  /** Receives the bytes of one message. Throws `OSError` if it is longer than `maxLength`. */
  async recvBytes(options?: ReceiveBytesOptions): Promise<Uint8Array> {
    checkMaxLength(options);
    const bytes = rawBytes(
      await outcome(this, this.reading().receive(), options, late("Nothing was received")),
    );
    return this.notLonger(bytes, options?.maxLength);
  }

  /** Like {@link Connection.recvBytes}, blocking this thread. */
  recvBytesSync(options?: Omit<ReceiveBytesOptions, "signal">): Uint8Array {
    checkMaxLength(options);
    const bytes = rawBytes(outcomeSync(this.reading().receive(), options, late("Nothing was received")));
    return this.notLonger(bytes, options?.maxLength);
  }

  /**
   * Receives the bytes of one message into `target` from `offset` on.
   *
   * @returns how many bytes came. @throws BufferTooShort, with the whole message in `args[0]`, if they do not fit.
   */
  async recvBytesInto(target: Uint8Array, offset = 0, options?: AsyncWaitOptions): Promise<number> {
    checkOffset(target, offset);
    const message = await outcome(this, this.reading().receive(), options, late("Nothing was received"));
    return copyInto(target, offset, message);
  }

  /** Like {@link Connection.recvBytesInto}, blocking this thread. */
  recvBytesIntoSync(target: Uint8Array, offset = 0, options?: WaitOptions): number {
    checkOffset(target, offset);
    const message = outcomeSync(this.reading().receive(), options, late("Nothing was received"));
    return copyInto(target, offset, message);
  }

  /** Closes this end in this process. Does nothing the second time. */
  close(): void {
    if (this.closed) return;
    const { heap } = family();
    const address = addressOf(refOf(this) as number);
    retain(heap, address);
    release(this);
    // Operations of this process that wait on this end look again, and find it closed.
    this.reads?.rouse();
    this.writes?.rouse();
    drop(heap, address);
  }

  /** Closes this end at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** @internal */
  watched(): Watched {
    return this.reading().watch(this);
  }

  private reading(): ByteRing {
    this.mustBeOpen();
    if (this.reads === undefined) throw new OSError("Cannot receive: the connection is write-only");
    if (this.readingEnded)
      throw new OSError("Cannot receive: a message was longer than maxLength before (handle is closed)");
    return this.reads;
  }

  private writing(): ByteRing {
    this.mustBeOpen();
    if (this.writes === undefined) throw new OSError("Cannot send: the connection is read-only");
    return this.writes;
  }

  private mustBeOpen(): void {
    if (this.closed) throw new OSError("The connection was closed in this process (handle is closed)");
  }

  private encoded(value: Send, options: SendOptions | undefined): Message {
    expectOptions(options, "send");
    return encodeCopy(value, "message");
  }

  private notLonger(bytes: Uint8Array, maxLength: number | undefined): Uint8Array {
    if (maxLength === undefined || bytes.length <= maxLength) return bytes;
    if (this.writable) this.readingEnded = true;
    else this.close();
    throw new OSError(
      `Cannot receive: the message has ${bytes.length} bytes, more than maxLength ${maxLength} (bad message length)`,
    );
  }
}

/** Gives a message's handles back if it could not be sent. */
function keptSync(message: Message, send: () => void): void {
  try {
    send();
  } catch (error) {
    dropAll(family().heap, message.refs);
    throw error;
  }
}

async function kept(message: Message, sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    dropAll(family().heap, message.refs);
    throw error;
  }
}

function detach(buffers: readonly ArrayBuffer[] | undefined): void {
  for (const buffer of buffers ?? []) buffer.transfer();
}

function rawMessage(bytes: Uint8Array, offset: number, size: number | undefined): Message {
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
  if (ref === undefined) return { bytes: bytes.slice(offset, end), refs: NO_REFS };
  return { bytes: new Uint8Array(Int32Array.of(end - offset).buffer), refs: [ref] };
}

/** Bytes that lie aside. No encoded value of four bytes has a handle in it: these four are the length. */
function asideOf({ bytes, refs }: Message): { readonly ref: Ref; readonly length: number } | undefined {
  const [ref] = refs;
  if (ref === undefined || bytes.length !== 4) return undefined;
  return { ref, length: new DataView(bytes.slice().buffer).getInt32(0, true) };
}

/** A message's bytes for a receiver that does not decode them: handles in it are given back. */
function rawBytes(message: Message): Uint8Array {
  const aside = asideOf(message);
  if (aside !== undefined) return takeAside(aside.ref, aside.length);
  dropAll(family().heap, message.refs);
  return message.bytes.slice();
}

function checkMaxLength(options: ReceiveBytesOptions | undefined): void {
  expectOptions(options, "recvBytes");
  if (options?.maxLength !== undefined) expectInteger(options.maxLength, "maxLength", 0);
}

function checkOffset(target: Uint8Array, offset: number): void {
  expectType(ArrayBuffer.isView(target), "target", "a Uint8Array", target);
  expectInteger(offset, "offset", 0);
  expectValue(
    offset <= target.length,
    `offset must be at most the buffer's length ${target.length}, but it is ${offset}`,
  );
}

function copyInto(target: Uint8Array, offset: number, message: Message): number {
  const aside = asideOf(message);
  const room = target.length - offset;
  if (aside !== undefined && aside.length <= room) {
    return takeAsideInto(aside.ref, target.subarray(offset, offset + aside.length));
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

defineHandle(KIND.PIPE, (ref) => new Connection(new Revival(ref)));
