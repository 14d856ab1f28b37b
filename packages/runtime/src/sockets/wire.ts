/** A socket as a stream of messages. */

import { EOFError } from "../errors.ts";
import type { Socket } from "../port.ts";
import { framed, FrameReader } from "./frames.ts";
import { HANDSHAKE_LIMIT, type Handshake } from "./handshake.ts";

/** Most bytes of a message from a socket: what arrives of it has to be kept until it is whole. */
const MESSAGE_LIMIT = 256 * 2 ** 20;

/** Milliseconds that the other side has to prove that it has the key. */
const HANDSHAKE_TIMEOUT = 10_000;

export class Wire {
  readonly socket: Socket;
  private readonly reader = new FrameReader(HANDSHAKE_LIMIT);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(socket: Socket) {
    this.socket = socket;
    this.chunks = socket.chunks[Symbol.asyncIterator]();
  }

  /** The next message. Throws `EOFError` at the end, also in the middle of a message, and `BadLength`. */
  async receive(): Promise<Uint8Array> {
    for (;;) {
      const message = this.reader.next();
      if (message !== undefined) return message;
      const chunk = await this.chunks.next();
      if (chunk.done) throw new EOFError("The other side has closed the connection");
      this.reader.push(chunk.value);
    }
  }

  /** Reads on, and forgets it, until the other side has ended the connection. */
  async discard(): Promise<void> {
    while (!(await this.chunks.next()).done);
  }

  /** Sends a message; resolves when it is the operating system's. */
  send(message: Uint8Array): Promise<void> {
    return this.socket.write(framed(message));
  }

  /** Goes through a handshake. The other side has some seconds for it; then the socket is closed, and this throws. */
  async shake(steps: Handshake | undefined): Promise<void> {
    const timer = setTimeout(() => this.socket.destroy(), HANDSHAKE_TIMEOUT);
    try {
      for (let step = steps?.next(); step !== undefined && !step.done;) {
        if (step.value !== undefined) await this.send(step.value);
        step = steps?.next(step.value === undefined ? await this.receive() : new Uint8Array());
      }
    } finally {
      clearTimeout(timer);
    }
    // Who is known may send more.
    this.reader.limit = MESSAGE_LIMIT;
  }
}
