/** Buffers that a message hands over, rather than a copy of them: see `kernel/deposit.ts`. */

import { ProcessError } from "../errors.ts";
import { type Deposit, depositAt, markTaken, newDeposit, untilAnswered } from "../kernel/deposit.ts";
import { family } from "../kernel/family.ts";
import type { Heap } from "../kernel/heap.ts";
import type { Ref } from "../kernel/refs.ts";
import { port } from "../port.ts";

/** From this size on, to hand memory over takes less than to copy it (bench: buffer-transfer, and decision 114). */
const MOVED_FROM: number = 1 << 20;

/** The buffers that one message may hand over. */
export class Offer {
  private readonly buffers: Set<ArrayBuffer>;
  private readonly deposits: [Deposit, ArrayBuffer][] = [];

  constructor(buffers: Iterable<ArrayBuffer>) {
    this.buffers = new Set(buffers);
  }

  /** Makes the deposit of bytes that are all of a buffer which is offered; `undefined` if they are to be copied. A buffer is handed over once. */
  depositOf(bytes: Uint8Array): Ref | undefined {
    const buffer = bytes.buffer as ArrayBuffer;
    if (bytes.length !== buffer.byteLength || !this.buffers.delete(buffer)) return undefined;
    const deposit = newDeposit(family().heap);
    this.deposits.push([deposit, buffer]);
    return deposit.address;
  }

  /** Whether the message hands anything over. */
  get isTaken(): boolean {
    return this.deposits.length > 0;
  }

  /** The message is on its way: gives the memory to the supervisor. */
  give(): void {
    for (const [deposit, buffer] of this.deposits)
      port().memory?.give({ type: "give", deposit } as { readonly type: string }, buffer);
  }
}

/** What of the buffers to be transferred can be handed over, if anything. */
export function offerOf(buffers: readonly ArrayBuffer[] | undefined): Offer | undefined {
  if (buffers === undefined || port().memory?.isReady !== true) return undefined;
  const large = buffers.filter(({ byteLength }) => byteLength >= MOVED_FROM);
  return large.length === 0 ? undefined : new Offer(large);
}

/** The memory of the deposit at `address`, if that is one. Blocks until the supervisor has answered. */
export function takeDeposit(heap: Heap, address: number): Uint8Array<ArrayBuffer> | undefined {
  const deposit = depositAt(heap, address);
  if (deposit === undefined) return undefined;
  const question = { type: "ask", deposit, asker: heap.pid };
  const memory = port().memory?.ask(question, () => untilAnswered(heap, deposit));
  if (memory === undefined)
    throw new ProcessError("The process that sent a message ended before it had handed its buffer over");
  markTaken(heap, deposit);
  return new Uint8Array(memory);
}
