/** What the waits at a queue are about, for the wait-for graph. */

import { type Awaited, awaitsCell, awaitsTurn } from "./awaited.ts";
import type { Heap } from "./heap.ts";
import { Q } from "./queue-words.ts";

/** What a wait at a queue looks at. */
export interface QueueState {
  readonly size: number;
  readonly isFull: boolean;
}

/** What a process waits for that sleeps on a word of the queue at `address`; nothing if the word is not the queue's. */
export function awaitedInQueue(
  { words }: Heap,
  address: number,
  { index, saw }: { readonly index: number; readonly saw: number },
  queue: QueueState,
): Awaited | undefined {
  const object = { object: "Queue", address };
  const enders = { by: "holders", ref: address, parks: true } as const;
  switch (index - (address >> 2)) {
    case Q.ITEMS:
      return awaitsCell(words, index, {
        ...object,
        what: "an item of",
        over: { is: queue.size > 0 },
        enders,
      });
    case Q.SPACE:
      return awaitsCell(words, index, { ...object, what: "room in", over: { is: !queue.isFull }, enders });
    case Q.ALL_DONE:
      return awaitsCell(words, index, { ...object, what: "the last task of", over: { saw }, enders });
    case Q.WRITER:
    case Q.READER:
      return awaitsTurn(words, index, saw, object);
    default:
      return undefined;
  }
}
