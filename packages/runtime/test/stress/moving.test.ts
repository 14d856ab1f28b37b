/** Three producers and three consumers move 100,000 items through a queue of 16 slots: each arrives exactly once. */
import { Array as SharedArray, Queue } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import { consume, consumeAwaiting, produce, produceAwaiting } from "../fixtures/crowds.ts";

const CROWD = 3;

interface Load {
  readonly items: number;
  readonly maxsize: number;
}

/** Gives how many numbers did not arrive exactly once. */
async function move(
  { items, maxsize }: Load,
  producing: typeof produce,
  consuming: typeof consume,
): Promise<number> {
  const queue = new Queue<number>({ maxsize });
  const seen = new SharedArray("i", items);
  const crowd = Array.from({ length: CROWD }, (_, i) => i);
  const consumers = crowd.map(() => start(consuming, queue, seen, CROWD));
  const producers = crowd.map((i) => start(producing, queue, i, CROWD, items));
  await ended(0, ...producers);
  for (const _ of consumers) queue.putSync(-1);
  await ended(0, ...consumers);
  return seen.filter((count) => count !== 1).length + queue.qsize();
}

// The promise faces have the same types as far as a process is concerned: it awaits what its target gives.
const awaitingProduce = produceAwaiting as unknown as typeof produce;
const awaitingConsume = consumeAwaiting as unknown as typeof consume;

describe.each([
  ["blocking", { items: 100_000, maxsize: 16 }, produce, consume],
  ["awaiting", { items: 100_000, maxsize: 16 }, awaitingProduce, awaitingConsume],
  ["blocking producers, awaiting consumers", { items: 30_000, maxsize: 16 }, produce, awaitingConsume],
  ["awaiting producers, blocking consumers", { items: 30_000, maxsize: 16 }, awaitingProduce, consume],
  ["blocking, one slot", { items: 20_000, maxsize: 1 }, produce, consume],
  ["awaiting, one slot", { items: 10_000, maxsize: 1 }, awaitingProduce, awaitingConsume],
  ["blocking, unbounded", { items: 100_000, maxsize: 0 }, produce, consume],
] as const)("%s", (_name, load, producing, consuming) => {
  test(`${load.items} items`, { timeout: 180_000 }, async () => {
    expect(await move(load, producing, consuming)).toBe(0);
  });
});
