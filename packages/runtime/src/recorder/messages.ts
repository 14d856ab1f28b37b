/**
 * The numbers of messages. A queue counts them itself. Of a message in a pipe, its end among all bytes is known, which is the same for
 * who sends and who receives it: so the ends of one direction, in order, are numbered from 1.
 */

import { OP } from "../trace/probe.ts";
import type { Recorded } from "./records.ts";

/** The message that a record is about, in a pipe or in a queue that is one. */
export class Numbers {
  private readonly numbers = new Map<string, number>();

  /** @param records all of the trace, in order. */
  constructor(records: readonly Recorded[]) {
    const streams = new Map<string, Stream>();
    for (const record of records) {
      const key = streamOf(record);
      if (key === undefined) continue;
      const stream = streams.get(key) ?? new Stream();
      streams.set(key, stream);
      stream.meet(record.a);
    }
    for (const [key, stream] of streams) {
      for (const [position, number] of stream.numbers()) this.numbers.set(`${key}@${position}`, number);
    }
  }

  /** Its number, from 1; what the record says itself where it is one already. */
  of(record: Recorded, isPipe: boolean): number {
    return isPipe ? (this.numbers.get(`${streamOf(record)}@${record.a >>> 0}`) ?? 0) : record.a >>> 0;
  }
}

/** One direction of a pipe: the end that messages come out of. */
function streamOf({ op, object }: Recorded): string | undefined {
  const address = object & ~15;
  const end = (object & 15) - 1;
  if (op === OP.SEND) return `${address}:${1 - end}`;
  if (op === OP.RECV) return `${address}:${end}`;
  return op === OP.PUT || op === OP.GET ? `${address}` : undefined;
}

/** Positions modulo 2³², in about the order in which they come. */
class Stream {
  private readonly positions = new Map<number, number>();
  private latest: number | undefined;

  meet(position: number): void {
    const seen = position >>> 0;
    this.latest ??= seen;
    // Never further than 2³¹ bytes from the one before: more than a pipe holds.
    this.latest += (seen - this.latest) | 0;
    this.positions.set(seen, this.latest);
  }

  *numbers(): Generator<[position: number, number: number]> {
    const inOrder = [...this.positions].toSorted(([, a], [, b]) => a - b);
    for (const [index, [position]] of inOrder.entries()) yield [position, index + 1];
  }
}
