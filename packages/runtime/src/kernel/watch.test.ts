/** The bells: no wake-up is lost between one watcher and its wakers, wherever they come in between each other. */
import { afterEach, describe, expect, test } from "vitest";
import { atEachStep, diesAt } from "../../test/fixtures/death.ts";
import { Stage as Family } from "../../test/fixtures/kernel.ts";
import { allocate, publish } from "./allocator.ts";
import { BELL_COUNT, ringAll, wake } from "./cell.ts";
import { Heap } from "./heap.ts";
import { FAMILY, KIND } from "./layout.ts";
import type { WaitPoint } from "./operation.ts";
import { QUEUE_BYTES } from "./queue-words.ts";
import { SegmentQueue } from "./segment-queue.ts";
import { anyReady } from "./watch.ts";

const [LOAD, STORE, OR, EXCHANGE] = [Atomics.load, Atomics.store, Atomics.or, Atomics.compareExchange];
const atomics = Atomics as { load: unknown; or: unknown; compareExchange: unknown };

afterEach(() => intercept(undefined));

/** Calls `before` before each atomic operation that the algorithms use. */
function intercept(before: (() => void) | undefined): void {
  const wrapped = (real: (...args: never[]) => unknown) =>
    before === undefined
      ? real
      : (...args: never[]) => {
          before();
          return real(...args);
        };
  atomics.load = wrapped(LOAD);
  atomics.or = wrapped(OR);
  atomics.compareExchange = wrapped(EXCHANGE);
}

/** Runs `first`, with `second` as a whole before its `at`-th atomic operation; `false` if there are fewer. */
function interleaved(first: () => void, second: () => void, at: number): boolean {
  let operations = 0;
  intercept(() => {
    if (operations++ !== at) return;
    intercept(undefined);
    second();
  });
  first();
  intercept(undefined);
  return operations > at;
}

/** Two things to watch: their cells are words 900 and 902, their states 901 and 903. */
class Stage {
  readonly heap: Heap = Heap.create(1);
  readonly words: Int32Array = this.heap.words;

  readonly change = (cell: number): void => {
    STORE(this.words, cell + 1, 1);
    wake(this.words, cell);
  };

  /** A process that watches both, up to its sleep or its end. */
  watcher(pid: number): Watcher {
    const heap = new Heap(this.heap.buffer, pid);
    const watched = [900, 902].map((index) => ({
      holder: this,
      words: this.words,
      index,
      isReady: () => LOAD(this.words, index + 1) === 1,
    }));
    return new Watcher(heap, anyReady(heap, watched));
  }
}

class Watcher {
  private point: WaitPoint | undefined;
  ready: number[] | undefined;
  private readonly heap: Heap;
  private readonly operation: ReturnType<typeof anyReady>;

  constructor(heap: Heap, operation: ReturnType<typeof anyReady>) {
    this.heap = heap;
    this.operation = operation;
  }

  readonly run = (): void => {
    const step = this.operation.next(false);
    if (step.done) this.ready = step.value;
    else this.point = step.value;
  };

  /** Whether it sleeps and nothing will wake it: the word it sleeps on is as it was. */
  get sleeps(): boolean {
    return this.ready === undefined && this.heap.words[this.point?.index ?? 0] === this.point?.seen;
  }
}

describe("a change at any moment wakes the watcher, or is seen by it", () => {
  test.each([900, 902])("cell %i, the waker inside the watcher", (cell) => {
    let at = 0;
    for (let more = true; more; at++) {
      const stage = new Stage();
      const watcher = stage.watcher(1);
      more = interleaved(watcher.run, () => stage.change(cell), at);
      if (!more) stage.change(cell);
      expect(watcher.sleeps).toBe(false);
    }
    expect(at).toBeGreaterThan(4);
  });

  test.each([900, 902])("cell %i, the watcher inside the waker", (cell) => {
    for (let at = 0, more = true; more; at++) {
      const stage = new Stage();
      const [early, watcher] = [stage.watcher(2), stage.watcher(1)];
      early.run();
      more = interleaved(() => stage.change(cell), watcher.run, at);
      if (!more) watcher.run();
      expect([early.sleeps, watcher.sleeps]).toEqual([false, false]);
    }
  });

  test("a waker inside another", () => {
    for (let at = 0, more = true; more; at++) {
      const stage = new Stage();
      const watcher = stage.watcher(1);
      watcher.run();
      more = interleaved(
        () => stage.change(900),
        () => stage.change(900),
        at,
      );
      expect(watcher.sleeps).toBe(false);
    }
  });

  test("a wake for nothing takes the call out at any moment, and then the change comes", () => {
    const steps = Array.from({ length: 20 }, (_, step) => step);
    for (const early of steps) {
      for (const late of steps.slice(early)) {
        const stage = new Stage();
        const watcher = stage.watcher(1);
        const others = new Map([[early, () => wake(stage.words, 900)]]).set(late, () => stage.change(900));
        const step = (at: number): void => {
          intercept(undefined);
          others.get(at)?.();
          others.delete(at);
          intercept(() => step(at + 1));
        };
        intercept(() => step(0));
        watcher.run();
        intercept(undefined);
        for (const rest of others.values()) rest();
        expect(watcher.sleeps).toBe(false);
      }
    }
  });

  test("a watcher inside another, and then the waker", () => {
    for (let at = 0, more = true; more; at++) {
      const stage = new Stage();
      const [first, second] = [stage.watcher(1), stage.watcher(2)];
      more = interleaved(first.run, second.run, at);
      if (!more) second.run();
      stage.change(902);
      expect([first.sleeps, second.sleeps]).toEqual([false, false]);
    }
  });
});

test("who is woken for nothing watches on", () => {
  const stage = new Stage();
  const watcher = stage.watcher(1);
  watcher.run();
  for (let i = 0; i < 3; i++) {
    wake(stage.words, 900);
    expect(watcher.sleeps).toBe(false);
    watcher.run();
    expect(watcher.sleeps).toBe(true);
  }
  stage.change(902);
  watcher.run();
  expect(watcher.ready).toEqual([1]);
});

test("a bell may be shared, and all bells are rung for several", () => {
  const stage = new Stage();
  const watchers = [1, 1 + BELL_COUNT, 5].map((pid) => stage.watcher(pid));
  for (const watcher of watchers) watcher.run();
  stage.change(900);
  expect(watchers.map(({ sleeps }) => sleeps)).toEqual([false, false, false]);
});

test("with nobody watching any more, a waker takes the stale call out once", () => {
  const stage = new Stage();
  stage.watcher(1).run();
  stage.change(900);
  const [cell, bell] = [LOAD(stage.words, 900), LOAD(stage.words, FAMILY.BELLS + 2)];
  stage.change(900);
  expect([LOAD(stage.words, 900), LOAD(stage.words, FAMILY.BELLS + 2)]).toEqual([cell, bell]);
});

test("when a waker died with the call in its hands, ringAll rings for it", () => {
  const stage = new Stage();
  const watcher = stage.watcher(1);
  watcher.run();
  // What `wake` does up to its death: the change, and taking the call out.
  STORE(stage.words, 901, 1);
  STORE(stage.words, 900, (LOAD(stage.words, 900) | 127) + 1);
  expect(watcher.sleeps).toBe(true);
  ringAll(stage.words);
  expect(watcher.sleeps).toBe(false);
  watcher.run();
  expect(watcher.ready).toEqual([0]);
});

test("whoever dies in a put, at whatever step: what was put wakes the watcher", () => {
  let dead = 0;
  const steps = atEachStep((step) => {
    const family = new Family();
    const { first } = family;
    const address = allocate(first, KIND.QUEUE, QUEUE_BYTES);
    SegmentQueue.initialise(first, address, 0);
    publish(first, address);
    const queue = new SegmentQueue(first, address);
    const watcher = new Watcher(first, anyReady(first, [queue.watch({})]));
    watcher.run();
    expect(watcher.sleeps).toBe(true);
    const { heap, die } = family.enter();
    const writer = new SegmentQueue(heap, address);
    const died = diesAt(step, () => void writer.tryPut({ bytes: new Uint8Array(3), parcel: 0 }));
    if (died) die();
    if (queue.size > 0) dead += died ? 1 : 0;
    expect(watcher.sleeps && queue.size > 0).toBe(false);
    return died;
  });
  // Some died after the commit: for those, somebody else rang.
  expect([steps > 4, dead > 2]).toEqual([true, true]);
});
