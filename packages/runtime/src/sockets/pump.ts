/**
 * Passes messages between a socket and a pipe of this program, in both directions, until one of them is closed.
 *
 * Nothing is kept but one message a direction: the socket is read when the pipe has taken what came before, and the pipe when the
 * operating system has. So a slow reader at either end slows the writer at the other one down.
 */

import type { Connection } from "../channel/connection.ts";
import { BrokenPipeError } from "../errors.ts";
import type { Wire } from "./wire.ts";

/** Milliseconds that the other side has to end the connection once this side has. */
const LINGER = 2000;

export class Pump {
  private readonly wire: Wire;
  private readonly end: Connection;
  private sending = false;
  private isThrough = false;

  constructor(wire: Wire, end: Connection) {
    this.wire = wire;
    this.end = end;
  }

  /** Whether something that was sent is not the operating system's yet. */
  get isBusy(): boolean {
    return !this.isThrough && (this.sending || (!this.end.closed && this.end.pollSync()));
  }

  /** Runs until both directions have ended; then both ends are closed. */
  async run(): Promise<void> {
    const outward = this.outward();
    await this.inward();
    await outward;
    this.end.close();
    this.wire.socket.destroy();
  }

  /** From the socket to the pipe. */
  private async inward(): Promise<void> {
    try {
      for (;;) await this.end.sendBytes(await this.wire.receive());
    } catch (error) {
      // Nobody reads any more: what still comes is dropped, so that what was sent is not cut off by a reset.
      if (error instanceof BrokenPipeError) return await this.letItEnd();
    }
    // The other side has ended, or the connection broke: end of file for those who hold the pipe.
    this.end.close();
  }

  private async letItEnd(): Promise<void> {
    const timer = setTimeout(() => this.wire.socket.destroy(), LINGER);
    try {
      await this.wire.discard();
    } catch {
      // Broken; it would have been closed anyway.
    } finally {
      clearTimeout(timer);
    }
  }

  /** From the pipe to the socket. */
  private async outward(): Promise<void> {
    try {
      for (;;) {
        const message = await this.end.recvBytes();
        this.sending = true;
        await this.wire.send(message);
        this.sending = false;
      }
    } catch {
      // Closed here, or broken there: in both cases nothing more can be sent.
    }
    this.isThrough = true;
    this.wire.socket.end();
  }
}
