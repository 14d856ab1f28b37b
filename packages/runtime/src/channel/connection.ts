import { expectOptions } from "../check.ts";
import { decode } from "../codec/decode.ts";
import { copyOf, encode, type Encoded, encodeOffering, REMOTE_HEAD } from "../codec/encode.ts";
import { offerOf } from "../codec/offer.ts";
import { UNSENDABLE } from "../codec/refusal.ts";
import { decodeRemote } from "../codec/remote.ts";
import { OSError } from "../errors.ts";
import type { ByteRing } from "../kernel/byte-ring.ts";
import { family } from "../kernel/family.ts";
import { defineHandle, refOf, release, Revival } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import type { Message } from "../kernel/message.ts";
import { type End, isRemotePipe, ringsOf } from "../kernel/pipe-region.ts";
import { enterRef, eraseRef } from "../kernel/ledger.ts";
import { discardParcel } from "../kernel/parcel.ts";
import { addressOf, partOf } from "../kernel/refs.ts";
import { type AsyncWaitOptions, checkWait, deadlineOf, type WaitOptions } from "../kernel/run.ts";
import type { Watched } from "../kernel/watch.ts";
import {
  checkMaxLength,
  checkOffset,
  copyInto,
  rawBytes,
  rawMessage,
  type ReceiveBytesOptions,
  type Sendable,
} from "./raw-bytes.ts";
import { type Operation, told } from "../kernel/operation.ts";
import { finished, finishedSync, late, outcome, outcomeSync } from "../sync/options.ts";
import { begin, type Call, type Face, OP, type Op, tellLook } from "../trace/probe.ts";

/** Options of {@link Connection.send}. */
export interface SendOptions extends AsyncWaitOptions {
  /**
   * Buffers to hand over: they are detached here once the message is on its way. From one MiB on their memory itself goes to the receiver,
   * without a copy, where the platform can move it and the pipe has room for the message. Elsewhere, and for a part of a buffer, it is copied.
   */
  transfer?: readonly ArrayBuffer[] | undefined;
}

/**
 * One end of a pipe (Python's `multiprocessing.connection.Connection`).
 *
 * Messages arrive whole and in order. Sending waits while the pipe is full (it holds 64 KiB); a larger message streams
 * through. When the other end is closed in every process, receiving throws `EOFError` after the last message,
 * and sending throws `BrokenPipeError`. Made by {@link Pipe}, {@link Client} and {@link Listener.accept}.
 *
 * @typeParam Send what this end sends.
 * @typeParam Receive what it receives.
 *
 * @example
 * ```ts
 * import { Pipe } from "@mp/runtime";
 * const [here, there] = Pipe<string, string>();
 * await here.send("hello");
 * console.log(await there.poll(), await there.recv()); // => true hello
 *
 * here.sendBytesSync(new Uint8Array([1, 2, 3]));
 * const buffer = new Uint8Array(4);
 * console.log(await there.recvBytesInto(buffer), buffer.join()); // => 3 1,2,3,0
 * here.sendBytesSync(buffer, 1, 2);
 * console.log((await there.recvBytes({ maxLength: 8 })).join()); // => 2,3
 *
 * here.close();
 * console.log(here.closed, there.readable, there.writable); // => true true true
 * ```
 */
export class Connection<Send = unknown, Receive = unknown> implements Disposable {
  private readonly reads: ByteRing | undefined;
  private readonly writes: ByteRing | undefined;
  private readonly isRemote: boolean;
  private readonly ref: number;
  private readingEnded = false;

  static {
    Object.defineProperty(Connection.prototype, UNSENDABLE, { value: "it was closed in this process" });
  }

  /** @internal */
  constructor(source: Revival) {
    const end = partOf(source.ref) as End;
    this.ref = source.ref;
    const { reads, writes } = ringsOf(family().heap, addressOf(source.ref), end, () => this.closed);
    this.reads = reads;
    this.writes = writes;
    this.isRemote = isRemotePipe(family().heap, addressOf(source.ref));
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
    checkSend(options);
    options?.signal?.throwIfAborted();
    const call = this.begin(OP.SEND, "async");
    if (this.handOver(ring, value, call, options)) {
      await this.draining(ring, call, options, deadlineOf(options));
    } else {
      const message = this.sendNow(ring, value, call);
      if (message !== undefined) await this.sending(ring, message, { call, value, options });
    }
    detach(options?.transfer);
  }

  /** Like {@link Connection.send}, blocking this thread. */
  sendSync(value: Send, options?: Omit<SendOptions, "signal">): void {
    const ring = this.writing();
    checkSend(options);
    const call = this.begin(OP.SEND);
    if (this.handOver(ring, value, call, options)) {
      this.drainingSync(ring, call, deadlineOf(options));
    } else {
      const message = this.sendNow(ring, value, call);
      if (message !== undefined) this.sendingSync(ring, message, { call, value, options });
    }
    detach(options?.transfer);
  }

  /**
   * Receives the next value, waiting for it.
   *
   * @throws EOFError when nothing is left and nobody can send any more; TimeoutError when the time was up;
   * OSError if this end is closed or only sends.
   */
  async recv(options?: AsyncWaitOptions): Promise<Receive> {
    const ring = this.reading();
    checkWait(options);
    options?.signal?.throwIfAborted();
    const call = this.begin(OP.RECV, "async");
    const message = ring.tryReceive(call) ?? (await this.receiving(ring, options, call));
    return this.decoded(message, call);
  }

  /** Like {@link Connection.recv}, blocking this thread. */
  recvSync(options?: WaitOptions): Receive {
    const ring = this.reading();
    checkWait(options);
    const call = this.begin(OP.RECV);
    return this.decoded(ring.tryReceive(call) ?? this.receivingSync(ring, options, call), call);
  }

  /**
   * Whether something can be received without waiting: a value, or the end of file.
   *
   * @param options `timeout` in milliseconds to wait for it; 0, one look, if left out; `Infinity` for ever.
   */
  async poll(options: AsyncWaitOptions = {}): Promise<boolean> {
    const ring = this.reading();
    const call = this.begin(OP.AWAIT, "async");
    const ready = (): Promise<boolean> =>
      finished(this, told(call, ring.ready()), { timeout: 0, ...options });
    return tellLook(call, "poll", ring.isReady || (await ready()));
  }

  /** Like {@link Connection.poll}, blocking this thread. */
  pollSync(options: WaitOptions = {}): boolean {
    const ring = this.reading();
    const call = this.begin(OP.AWAIT);
    const ready = (): boolean => finishedSync(told(call, ring.ready()), { timeout: 0, ...options });
    return tellLook(call, "poll", ring.isReady || ready());
  }

  /**
   * Sends bytes as they are, as one message, waiting while the pipe is full.
   *
   * @param offset where they begin in `bytes`.
   * @param size how many; all that follow if left out.
   * @throws ValueError if there are not so many; BrokenPipeError and OSError as {@link Connection.send}.
   */
  async sendBytes(bytes: Uint8Array, offset = 0, size?: number): Promise<void> {
    const ring = this.writing();
    const message = rawMessage(bytes, offset, size);
    await this.sending(ring, message, { call: this.begin(OP.SEND, "async"), value: bytes });
  }

  /** Like {@link Connection.sendBytes}, blocking this thread. */
  sendBytesSync(bytes: Uint8Array, offset = 0, size?: number): void {
    const ring = this.writing();
    const message = rawMessage(bytes, offset, size);
    this.sendingSync(ring, message, { call: this.begin(OP.SEND), value: bytes });
  }

  /** Receives the bytes of one message. Throws `OSError` if it is longer than `maxLength`. */
  async recvBytes(options?: ReceiveBytesOptions): Promise<Uint8Array> {
    checkMaxLength(options);
    const call = this.begin(OP.RECV, "async");
    const bytes = rawBytes(await this.receiving(this.reading(), options, call));
    call?.event(OP.RECV, call.detail, bytes.length, bytes);
    return this.notLonger(bytes, options?.maxLength);
  }

  /** Like {@link Connection.recvBytes}, blocking this thread. */
  recvBytesSync(options?: Omit<ReceiveBytesOptions, "signal">): Uint8Array {
    checkMaxLength(options);
    const call = this.begin(OP.RECV);
    const bytes = rawBytes(this.receivingSync(this.reading(), options, call));
    call?.event(OP.RECV, call.detail, bytes.length, bytes);
    return this.notLonger(bytes, options?.maxLength);
  }

  /**
   * Receives the bytes of one message into `target` from `offset` on.
   *
   * @returns how many bytes came. @throws BufferTooShort, with the whole message in `args[0]`, if they do not fit.
   */
  async recvBytesInto(target: Uint8Array, offset = 0, options?: AsyncWaitOptions): Promise<number> {
    checkOffset(target, offset);
    const call = this.begin(OP.RECV, "async");
    const message = await this.receiving(this.reading(), options, call);
    call?.event(OP.RECV, call.detail, message.bytes.length);
    return copyInto(target, offset, message);
  }

  /** Like {@link Connection.recvBytesInto}, blocking this thread. */
  recvBytesIntoSync(target: Uint8Array, offset = 0, options?: WaitOptions): number {
    checkOffset(target, offset);
    const call = this.begin(OP.RECV);
    const message = this.receivingSync(this.reading(), options, call);
    call?.event(OP.RECV, call.detail, message.bytes.length);
    return copyInto(target, offset, message);
  }

  /** Closes this end in this process. Does nothing the second time. */
  close(): void {
    if (this.closed) return;
    this.begin(OP.CLOSE)?.event(OP.CLOSE);
    // The region stays until those who wait have been woken.
    const pin = enterRef(addressOf(refOf(this) as number));
    release(this);
    // Operations of this process that wait on this end look again, and find it closed.
    this.reads?.rouse();
    this.writes?.rouse();
    eraseRef(pin);
  }

  /** Closes this end at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** @internal */
  watched(): Watched {
    return this.reading().watch(this);
  }

  /** What a trace calls the object says which end this is. */
  private begin(op: Op, face?: Face): Call | undefined {
    return begin(op, this.ref, face);
  }

  /** Sends a value with the memory of its buffers; `false` if it can't be sent so. */
  private handOver(
    ring: ByteRing,
    value: unknown,
    call: Call | undefined,
    options: SendOptions | undefined,
  ): boolean {
    const offer = this.isRemote ? undefined : offerOf(options?.transfer);
    if (offer === undefined) return false;
    const send = (message: Encoded): boolean => {
      const isSent = offer.isTaken && !message.large && ring.trySend(message, call);
      if (isSent) call?.event(OP.SEND, call.detail, message.bytes.length, value);
      else discardParcel(family().heap, message.parcel);
      // At once: nothing of the program may run in between.
      if (isSent) offer.give();
      return isSent;
    };
    return encodeOffering(value, "message", send, offer);
  }

  /** Sends a value if that needs no wait; otherwise gives the message that is to be sent. */
  private sendNow(ring: ByteRing, value: unknown, call: Call | undefined): Sendable | undefined {
    const send = (message: Encoded): Sendable | undefined => {
      if (message.large || !ring.trySend(message, call)) return copyOf(message);
      call?.event(OP.SEND, call.detail, message.bytes.length, value);
      return undefined;
    };
    return encode(value, "message", send, this.isRemote ? REMOTE_HEAD : undefined);
  }

  private async sending(ring: ByteRing, message: Sendable, { call, value, options }: Sending): Promise<void> {
    const end = deadlineOf(options);
    const send = told(call, transmission(ring, message, value, call));
    await kept(message, outcome(this, send, options, late("The message could not be sent")));
    if (message.large) await this.draining(ring, call, options, end);
  }

  /**
   * A pipe that is full makes its sender wait. Bytes that lie aside do not fill it, so their sender waits until they are taken;
   * they are sent already, so it waits no longer than it wants to.
   */
  private async draining(
    ring: ByteRing,
    call: Call | undefined,
    options: AsyncWaitOptions | undefined,
    end: number,
  ): Promise<void> {
    if (options?.signal?.aborted) return;
    const draining = told(call, ring.drained());
    const drained = outcome(this, draining, { ...options, timeout: end - performance.now() }, sent);
    await drained.catch((error: unknown) => {
      if (options?.signal?.aborted !== true) throw error;
    });
  }

  private drainingSync(ring: ByteRing, call: Call | undefined, end: number): void {
    outcomeSync(told(call, ring.drained()), { timeout: end - performance.now() }, sent);
  }

  private sendingSync(ring: ByteRing, message: Sendable, { call, value, options }: Sending): void {
    const end = deadlineOf(options);
    const send = told(call, transmission(ring, message, value, call));
    keptSync(message, () => outcomeSync(send, options, late("The message could not be sent")));
    if (message.large) this.drainingSync(ring, call, end);
  }

  private receiving(
    ring: ByteRing,
    options: AsyncWaitOptions | undefined,
    call: Call | undefined,
  ): Promise<Message> {
    return outcome(this, told(call, ring.receive(call)), options, late(NOTHING));
  }

  private receivingSync(ring: ByteRing, options: WaitOptions | undefined, call: Call | undefined): Message {
    return outcomeSync(told(call, ring.receive(call)), options, late(NOTHING));
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

  private decoded(message: Message, call: Call | undefined): Receive {
    const size = message.bytes.length;
    const value = (this.isRemote ? decodeRemote(rawBytes(message)) : decode(message)) as Receive;
    call?.event(OP.RECV, call.detail, size, value);
    return value;
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

const NOTHING = "Nothing was received";

function checkSend(options: SendOptions | undefined): void {
  expectOptions(options, "send");
  checkWait(options);
}

/** How a message is sent that has to wait, and what is told of it. */
interface Sending {
  readonly call: Call | undefined;
  readonly value: unknown;
  readonly options?: AsyncWaitOptions | undefined;
}

function* transmission(
  ring: ByteRing,
  message: Sendable,
  value: unknown,
  call: Call | undefined,
): Operation<void> {
  yield* ring.send(message, call);
  call?.event(OP.SEND, call.detail, message.bytes.length, value);
}

function sent(): void {}

/** Gives a message's handles back if it could not be sent. */
function keptSync(message: Message, send: () => void): void {
  try {
    send();
  } catch (error) {
    discardParcel(family().heap, message.parcel);
    throw error;
  }
}

async function kept(message: Message, sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    discardParcel(family().heap, message.parcel);
    throw error;
  }
}

function detach(buffers: readonly ArrayBuffer[] | undefined): void {
  for (const buffer of buffers ?? []) if (!buffer.detached) buffer.transfer();
}

defineHandle(KIND.PIPE, (ref) => new Connection(new Revival(ref)));
