/** Processes killed while they wait for several objects, and while they feed those who do. */
import { Event, Pipe, Queue, RawArray, wait } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, ended, killAll, SOON, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { regions, sum } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/wait-tasks.ts";

const ROUNDS = 15;

describe.each([
  ["waitSync", tasks.watchForEver],
  ["wait", tasks.awaitForEver],
] as const)("killed in %s", (name, watch) => {
  test("it leaves nothing behind, and the others are woken as before", { timeout: 60_000 }, async () => {
    const next = random(name.length);
    const [a, b] = Pipe<never, number>();
    const [queue, other] = [new Queue<number>(), new Queue<number>()];
    let before = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const busy = [new Event(), new Event()];
      const doomed = busy.map((event) => start(watch, [a, queue, other], event));
      await begun(...busy);
      const waiting = wait([a, queue], { timeout: 20_000 });
      strikeAfter(next, 5);
      const killing = killAll(...doomed);
      queue.putSync(round);
      expect((await waiting).map((ready) => ready === queue)).toEqual([true]);
      expect(queue.getSync()).toBe(round);
      await killing;
      if (round === 1) before = sum(await regions());
    }
    expect(sum(await regions())).toBeLessThanOrEqual(before);
    // Open until here, or its end of file would be ready.
    b.close();
  });
});

test("killed between a put and its bell, the bell is rung for it", { timeout: 120_000 }, async () => {
  const next = random(3);
  const [queue, other] = [new Queue<number>(), new Queue<number>()];
  const seen = new RawArray("i", 1);
  const up = [new Event(), new Event()];
  const takers = up.map((busy) => start(tasks.takeAll, [other, queue], seen, busy));
  for (let round = 0; round < ROUNDS * 2; round++) {
    const busy = new Event();
    const feeder = start(tasks.feed, queue, busy);
    await begun(busy);
    strikeAfter(next, 3);
    await killAll(feeder);
    // Nothing else wakes them: what is left is taken, or they sleep through it.
    // However much it is: as long as it becomes less, they are awake.
    for (let left = queue.qsize(), end = performance.now() + SOON; left > 0 && performance.now() < end;) {
      await new Event().wait({ timeout: 1 });
      if (queue.qsize() < left) end = performance.now() + SOON;
      left = queue.qsize();
    }
    expect(queue.qsize()).toBe(0);
  }
  for (const _ of takers) other.putSync(-1);
  await ended(0, ...takers);
  expect(seen[0]).toBeGreaterThan(ROUNDS);
});
