/** The model finds what it is there to find: faults planted in the source, each by the scene that must see it. */
import { explore } from "@mp/model";
import { describe, expect, test } from "vitest";
import { load, told, type Topic } from "./catalogue.ts";

interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly topic: Topic;
  readonly scene: string;
  /** What the counterexample must say. */
  readonly says: RegExp;
}

const fault = (
  name: string,
  [file, from, to]: readonly [string, string, string],
  [topic, scene, says]: readonly [Topic, string, RegExp],
): Fault => ({
  name,
  file,
  from,
  to,
  topic,
  scene,
  says,
});

const FAULTS: readonly Fault[] = [
  fault(
    "mutex: a waiter sleeps without having marked the word",
    ["kernel/mutex.ts", "const marked = seen | CONTENDED;", "const marked = seen;"],
    ["mutex", "2 × 1", /will never go on|is inside with/],
  ),
  fault(
    "mutex: who was woken takes it without the mark, though others sleep",
    ["kernel/mutex.ts", "seen, pid | CONTENDED) === seen) {", "seen, pid) === seen) {"],
    ["mutex", "3 × 1", /will never go on/],
  ),
  fault(
    "mutex: the owner is not published",
    [
      "kernel/mutex.ts",
      "Atomics.compareExchange(words, index, FREE, pid);",
      "Atomics.compareExchange(words, index, FREE, 1 << 27);",
    ],
    ["mutex", "2 × 2, one dies", /will never go on/],
  ),
  fault(
    "mutex: that of a dead owner is not abandoned",
    ["kernel/mutex.ts", "  Atomics.store(words, index, ABANDONED);\n", ""],
    ["mutex", "2 × 2, one dies", /will never go on/],
  ),
  fault(
    "mutex: unlocked by a load and a store",
    [
      "kernel/mutex.ts",
      "const seen = Atomics.exchange(words, index, FREE);",
      "const seen = Atomics.load(words, index);\n  Atomics.store(words, index, FREE);",
    ],
    ["mutex", "2 × 1", /will never go on|is inside with/],
  ),
  fault(
    "cell: no second look after the announcement",
    ["kernel/cell.ts", "const after = attempt();", "const after: T | typeof BLOCKED = BLOCKED;"],
    ["event", "2 waiters, 1 setter", /will never go on/],
  ),
  fault(
    "cell: who was woken alone does not pass on",
    ["kernel/cell.ts", "if (slept && more !== undefined) passOn(words, index, more);", ""],
    ["semaphore", "2 takers, 1 giver of 2", /are left|wait for ever/],
  ),
  fault(
    "cell: the bits are cleared after the wake-up",
    [
      "kernel/cell.ts",
      "if ((seen & ASLEEP) !== 0) Atomics.notify(words, index, count);\n",
      "if ((seen & ASLEEP) !== 0) Atomics.notify(words, index, count);\n  Atomics.and(words, index, ~CALLS);\n",
    ],
    ["semaphore", "2 takers, 1 giver of 2", /are left|wait for ever/],
  ),
  fault(
    "watch: a number is left, and nobody looks again",
    ["kernel/watch.ts", "const second = look();", "const second: number[] = [];"],
    ["watch", "1 watcher, 1 waker, 1 disturber", /sleep, though/],
  ),
  fault(
    "watch: two different bells become the later one",
    ["kernel/cell.ts", "asked === bell ? bell : SEVERAL;", "asked === bell ? bell : bell;"],
    ["watch", "2 watchers, 1 waker", /sleep, though/],
  ),
  fault(
    "recover: the bells of the dead are not rung",
    ["kernel/recover.ts", "if (mayOweWakeUps) ringAll(heap.words);", ""],
    ["watch", "1 watcher, 1 waker of 2, one dies", /sleep, though/],
  ),
  fault(
    "event: woken before it is set",
    [
      "sync/event.ts",
      "    this.change(0);\n    // The state has changed before the waiters look again.\n    wake(this.words, this.at + E.WAITERS);",
      "    wake(this.words, this.at + E.WAITERS);\n    this.change(0);",
    ],
    ["event", "2 waiters, 1 setter", /will never go on/],
  ),
  fault(
    "condition: the lock is let go before the note is in the chain",
    [
      "sync/condition.ts",
      "    const note = this.enqueue();\n    const { words } = family().heap;\n    const depth = this.lock.releaseAll();",
      "    const depth = this.lock.releaseAll();\n    const note = this.enqueue();\n    const { words } = family().heap;",
    ],
    ["condition", "1 taker, 1 giver", /wait for ever/],
  ),
  fault(
    "barrier: a time that is up while it opens leaks out",
    [
      "sync/barrier.ts",
      "yield* patiently(lock(this.words, this.at + B.MUTEX, this.pid));\n    let generation",
      "yield* lock(this.words, this.at + B.MUTEX, this.pid);\n    let generation",
    ],
    ["barrier", "2 parties whose time may be up", /WaitTimeout/],
  ),
  fault(
    "ring: the fragment is committed before its bytes are there",
    [
      "kernel/byte-ring.ts",
      "    this.copyIn(start, bytes);\n",
      "    Atomics.store(heap.words, at + R.WRITTEN, next);\n    this.copyIn(start, bytes);\n",
    ],
    ["ring", "a message larger than the ring", /came with/],
  ),
  fault(
    "ring: the same, for one that fits",
    [
      "kernel/byte-ring.ts",
      "      this.copyIn(written + LAST_HEADER_BYTES, bytes);\n",
      "      Atomics.store(heap.words, at + R.WRITTEN, (written + size) | 0);\n      this.copyIn(written + LAST_HEADER_BYTES, bytes);\n",
    ],
    ["ring", "2 messages, 1 reader", /came with/],
  ),
  fault(
    "queue: the next place is noted after the commit",
    [
      "kernel/segment-queue.ts",
      "    heap.words[at + Q.TAIL + (slot ^ 1)] = tail + size;\n",
      "    Atomics.store(heap.words, at + Q.WRITTEN, (written + 1) | 0);\n    heap.words[at + Q.TAIL + (slot ^ 1)] = tail + size;\n",
    ],
    ["queue", "2 putters, 1 getter, one dies", /torn|got|sleep/],
  ),
  fault(
    "allocator: taken by a load and a store",
    [
      "kernel/mutex.ts",
      "const seen = Atomics.compareExchange(words, index, FREE, pid);",
      "const seen = Atomics.load(words, index);\n  if (seen === FREE) Atomics.store(words, index, pid);",
    ],
    ["memory", "2 users", /two owners|in a list twice|a block of|in no list|are left/],
  ),
  fault(
    "transaction: not under the mutex",
    [
      "kernel/transaction.ts",
      "return exclusively(heap, () => {",
      "const alone = <R>(_: Heap, run: () => R): R => run();\n  return alone(heap, () => {",
    ],
    ["memory", "2 holders", /are left|held|in a list twice|in no list/],
  ),
  fault(
    "transaction: that of a dead owner stays half done",
    ["kernel/recover.ts", "  undo(heap);\n", ""],
    ["memory", "2 holders, one dies", /are left|held|in a list twice|in no list/],
  ),
  fault(
    "transaction: a word is changed before it is noted",
    [
      "kernel/transaction.ts",
      "  Atomics.store(words, FAMILY.CHANGES, count + 1);\n  Atomics.store(words, index, value);\n",
      "  Atomics.store(words, index, value);\n  Atomics.store(words, FAMILY.CHANGES, count + 1);\n",
    ],
    ["memory", "2 holders, one dies", /are left|held|in a list twice|in no list/],
  ),
  fault(
    "refs: a region without counts is in nobody's hands",
    [
      "kernel/refs.ts",
      "  if (left > 0) return 0;\n  takeInHand(heap, address);\n",
      "  if (left > 0) return 0;\n",
    ],
    ["memory", "2 holders, one dies", /are left/],
  ),
  fault(
    "parcel: out of the hands before the message is in the queue, and not with it",
    [
      "kernel/parcel.ts",
      "    putDown(heap, parcel);\n    decide(heap, index, value);\n  });\n",
      "    putDown(heap, parcel);\n  });\n  Atomics.store(heap.words, index, value);\n",
    ],
    ["parcel", "through a pipe, the giver dies", /parcels of|counts, and/],
  ),
  fault(
    "parcel: in the hands after the message is gone, and not with it",
    [
      "kernel/parcel.ts",
      "  atomically(heap, () => {\n    takeInHand(heap, parcel);\n    decide(heap, index, value);\n",
      "  Atomics.store(heap.words, index, value);\n  atomically(heap, () => {\n    takeInHand(heap, parcel);\n",
    ],
    ["parcel", "through a pipe, one dies", /parcels of|counts, and/],
  ),
  fault(
    "transaction: what decides it is not looked at",
    ["kernel/transaction.ts", "for (let count = isDecided ? 0 : Atomics", "for (let count = Atomics"],
    ["parcel", "through a queue, one dies", /parcels of|counts, and|will never|unreachable|got/],
  ),
  fault(
    "hub: a thread blocks with its promises in the engine's lists",
    ["kernel/run.ts", "  disarm();\n", ""],
    ["promise", "a thread awaits and blocks, 1 blocks, 1 gives 3", /are left|wait for ever/],
  ),
];

describe("a planted fault is found", () => {
  test.each(FAULTS)("$name", { timeout: 120_000 }, async ({ file, from, to, topic, scene, says }) => {
    const program = await load(topic, [{ file, from, to }]);
    expect(told(explore(program, scene, { preemptions: 2 }))).toMatch(says);
  });
});
