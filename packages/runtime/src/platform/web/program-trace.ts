/**
 * The trace of a program that is given as text: what was recorded is told while the program runs, so it is there however the program ends.
 * The supervisor tells it, which never blocks, and the main process at its end.
 */

import { tryExclusively } from "../../kernel/allocator.ts";
import { family } from "../../kernel/family.ts";
import { FAMILY } from "../../kernel/layout.ts";
import { recordSelf } from "../../recorder/join.ts";
import { readAll, type Reading, readLosses } from "../../recorder/reader.ts";
import { SLOT_WORDS } from "../../recorder/ring.ts";
import { beginTrace, sharedClock, traceOn, tryReading } from "../../recorder/session.ts";
import { checkedOptions, type TraceOptions } from "../../recorder/start.ts";
import { begin, OP } from "../../trace/probe.ts";

/** Milliseconds between two readings. */
const READ_EVERY = 20;
/** Words that are told of a program that never stops: what nobody looks through. The rest is counted as missing. */
const MOST_WORDS = 20_000 * SLOT_WORDS;

/** What was recorded since the last reading, by whom ever it was read: in the order of `at`, readings make the trace. */
export interface TimedReading {
  readonly at: number;
  readonly reading: Reading;
}

/** Gets the readings. */
export type OnReading = (reading: TimedReading) => void;

/** For the main process, before the program runs: records it, and all processes that it starts. Gives what ends that. */
export function recordProgram(options: TraceOptions, onReading: OnReading): (exitCode: number) => void {
  const { what, slots } = checkedOptions(options);
  const { heap, name } = family();
  const generation = beginTrace(heap, what, slots);
  heap.words[FAMILY.TRACE_FILED] = 1;
  recordSelf(generation, name, 0);
  begin(OP.BEGIN, 0)?.event(OP.BEGIN);
  return (exitCode) => {
    begin(OP.END, 0)?.event(OP.END, exitCode);
    // Ends: the supervisor may be reading, and never waits while it does.
    while (!read(onReading));
  };
}

/** For the supervisor: tells what the processes record, as long as this thread is there. */
export function keepReading(onReading: OnReading): void {
  setInterval(() => {
    const { heap } = family();
    // Inside, nothing waits: the chunks that are read are freed.
    if (traceOn(heap) !== 0) tryExclusively(heap, () => void read(onReading));
  }, READ_EVERY);
}

/** How many words this thread has told. */
let told = 0;

/** Reads what is new; `false` if another thread is doing that. */
function read(onReading: OnReading): boolean {
  const { heap } = family();
  if (traceOn(heap) === 0) return true;
  return tryReading(heap, () => {
    const { batches, ...rest } = told < MOST_WORDS ? readAll(heap) : readLosses(heap);
    if (batches.length === 0 && rest.ends.length === 0 && rest.dropped.length === 0) return;
    // Copied: what lies in shared memory can't be sent to a thread that does not share it.
    const copied = batches.map(({ pid, words }) => ({ pid, words: words.slice() }));
    for (const { words } of copied) told += words.length;
    onReading({ at: sharedClock(), reading: { batches: copied, ...rest } });
  });
}
