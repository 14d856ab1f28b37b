/** A ring beside a list of what was sent: senders and receivers of both kinds, that take turns in any order and give up. */
import { array, assert, constant, nat, oneof, property, record } from "fast-check";
import { expect, test } from "vitest";
import { drive, Stage } from "../../test/fixtures/kernel.ts";
import { make, message, open, read } from "../../test/fixtures/ring.ts";
import { ByteRing } from "./byte-ring.ts";
import type { Message } from "./message.ts";
import { type Operation, WaitTimeout } from "./operation.ts";
import { RING_CAPACITY } from "./ring-bytes.ts";

/** What a process may do at a ring, and how large the message is that it sends. */
const deed = record({
  act: oneof(...["trySend", "tryReceive", "send", "receive", "giveUp"].map((act) => constant(act))),
  size: oneof(nat(600), nat(RING_CAPACITY / 2), nat(3 * RING_CAPACITY)),
});

/** A ring, somebody who sends and somebody who receives, and what came of it. */
class Exchange {
  readonly ring: ByteRing;
  readonly sent: string[] = [];
  readonly got: string[] = [];
  private sending: { readonly operation: Operation<void>; readonly words: string } | undefined;
  private receiving: Operation<Message> | undefined;

  constructor() {
    const { first } = new Stage();
    this.ring = new ByteRing(first, make(first), open);
  }

  do(act: string, one: Message): void {
    if (act === "trySend" && this.ring.trySend(one)) this.sent.push(read(one));
    if (act === "tryReceive") this.got.push(...[this.ring.tryReceive() ?? []].flat().map(read));
    if (act === "send") this.sending ??= { operation: this.ring.send(one), words: read(one) };
    if (act === "receive") this.receiving ??= this.ring.receive();
    if (act === "giveUp") this.giveUp();
    this.move();
  }

  finish(): void {
    for (let i = 0; i < 400; i++) {
      this.receiving ??= this.ring.receive();
      this.move();
    }
  }

  private move(): void {
    if (this.sending !== undefined && drive(this.sending.operation) !== "waits") this.sendingEnded();
    const one = this.receiving === undefined ? "waits" : drive(this.receiving);
    if (one === "waits") return;
    this.got.push(read(one.value));
    this.receiving = undefined;
  }

  /** Its last look may find room after all. */
  private giveUp(): void {
    try {
      if (this.sending?.operation.throw(new WaitTimeout()).done) this.sendingEnded();
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      this.sending = undefined;
    }
  }

  private sendingEnded(): void {
    this.sent.push(this.sending?.words ?? "");
    this.sending = undefined;
  }
}

test("with and without detours at once: nothing is lost, doubled, torn or overtaken", () => {
  assert(
    property(array(deed, { maxLength: 60 }), (deeds) => {
      const exchange = new Exchange();
      deeds.forEach(({ act, size: bytes }, i) => {
        exchange.do(act, message(bytes, (i % 250) + 1));
      });
      exchange.finish();
      expect(exchange.got).toEqual(exchange.sent);
    }),
    { numRuns: 300 },
  );
});
