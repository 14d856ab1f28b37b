/** What the waits at a ring are about, for the wait-for graph. */

import { type Awaited, type AwaitedObject, awaitsCell, awaitsTurn, type Enders } from "./awaited.ts";
import type { Heap } from "./heap.ts";
import { R } from "./ring-bytes.ts";

/** Who could end the waits at a ring. */
export interface RingEnders {
  readonly forData: Enders;
  readonly forSpace: Enders;
}

/** What a process waits for that sleeps on a word of the ring at `address`; nothing if the word is not the ring's. */
export function awaitedInRing(
  { words }: Heap,
  address: number,
  { index, saw }: { readonly index: number; readonly saw: number },
  { forData, forSpace, ...object }: RingEnders & AwaitedObject,
): Awaited | undefined {
  const over = { saw };
  switch (index - (address >> 2)) {
    case R.DATA:
      return awaitsCell(words, index, { ...object, what: "a message of", over, enders: forData });
    case R.SPACE:
      return awaitsCell(words, index, { ...object, what: "room in", over, enders: forSpace });
    case R.WRITER:
    case R.READER:
      return awaitsTurn(words, index, saw, object);
    default:
      return undefined;
  }
}
