/** Processes killed at random moments in `put` and `get`: what was acknowledged is neither lost nor doubled. */
import { Array as SharedArray, Event, JoinableQueue, Queue } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, ended, killAll, SOON, start } from "../fixtures/children.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import * as victims from "../fixtures/victims.ts";

const ROUNDS = 5;
const ITEMS = 10_000;

/** Feeds a queue until each of its consumers has got something; gives the first number not used. */
async function fed(queue: Queue<number>, busy: readonly Event[]): Promise<number> {
  let item = 0;
  for (const event of busy) {
    for (const end = performance.now() + 20_000; !event.isSet() && performance.now() < end;) {
      queue.putSync(item++);
      await event.wait({ timeout: 5 });
    }
  }
  await begun(...busy);
  return item;
}

describe.each([
  ["getSync", victims.getLoop],
  ["get", victims.awaitGetLoop],
] as const)("killed in %s", (name, loop) => {
  test("at most what it had in its hands is gone", { timeout: 120_000 }, async () => {
    const next = random(name.length);
    for (let round = 0; round < ROUNDS; round++) {
      const queue = new Queue<number>();
      const seen = new SharedArray("i", ITEMS);
      const busy = [new Event(), new Event()];
      const doomed = busy.map((event) => start(loop, queue, seen, event));
      let item = await fed(queue, busy);
      const survivor = start(victims.getAll, queue, seen);
      for (const half = ITEMS / 2; item < half; item++) queue.putSync(item);
      strikeAfter(next, 2);
      const killing = killAll(...doomed);
      for (; item < ITEMS; item++) queue.putSync(item);
      await killing;
      queue.putSync(-1);
      await ended(0, survivor);
      const counts = [...seen];
      expect(counts.filter((count) => count > 1)).toEqual([]);
      expect(counts.filter((count) => count === 0).length).toBeLessThanOrEqual(doomed.length);
    }
  });

  test("asleep in it, it takes no wake-up with it", { timeout: 60_000 }, async () => {
    const next = random(name.length + 1);
    for (let round = 0; round < ROUNDS; round++) {
      const queue = new Queue<number>();
      const seen = new SharedArray("i", ITEMS);
      const busy = [new Event(), new Event()];
      const doomed = busy.map((event) => start(loop, queue, seen, event));
      let item = await fed(queue, busy);
      const survivor = start(victims.getAll, queue, seen);
      strikeAfter(next, 60);
      const killing = killAll(...doomed);
      for (const last = item + 3; item < last; item++) queue.putSync(item);
      await killing;
      // If it sleeps through this, nothing else will wake it.
      queue.putSync(-1);
      await survivor.join({ timeout: SOON + 5000 });
      expect(survivor.exitCode).toBe(0);
      expect(queue.empty()).toBe(true);
    }
  });
});

describe.each([
  ["putSync", victims.putLoop],
  ["put", victims.awaitPutLoop],
] as const)("killed in %s", (name, loop) => {
  test.each([4, 0])(
    "what it put, maxsize %i, is there once and in order",
    { timeout: 120_000 },
    async (maxsize) => {
      const next = random(name.length);
      for (let round = 0; round < ROUNDS; round++) {
        const queue = new Queue<victims.Numbered>({ maxsize });
        const last = new SharedArray("i", [-1, -1, -1]);
        const busy = [0, 1, 2].map(() => new Event());
        const doomed = busy.map((event, id) => start(loop, queue, id, last, event));
        const got: number[][] = [[], [], []];
        const take = ({ id, i, ballast }: victims.Numbered): void => {
          expect(ballast.length).toBe((i % 7) * 900);
          (got[id] as number[]).push(i);
        };
        while (!busy.every((event) => event.isSet())) take(queue.getSync({ timeout: 20_000 }));
        strikeAfter(next, 5);
        await killAll(doomed[0] as (typeof doomed)[0]);
        // The others go on, and put as before.
        for (let taken = 0; taken < 50; taken++) take(queue.getSync({ timeout: SOON }));
        await killAll(...doomed.slice(1));
        while (!queue.empty()) take(queue.getNowait());
        got.forEach((numbers, id) => {
          expect(numbers).toEqual(numbers.map((_, at) => at));
          // One more than it noted, if it died after the commit; never one less.
          expect([(last[id] as number) + 1, (last[id] as number) + 2]).toContain(numbers.length);
        });
        expect([queue.qsize(), queue.full()]).toEqual([0, false]);
        queue.putSync({ id: 0, i: 0, ballast: "" }, { timeout: SOON });
        expect(queue.getSync({ timeout: SOON }).i).toBe(0);
      }
    },
  );
});

test("a join of a queue goes on when what is left is done, though a worker died", async () => {
  const queue = new JoinableQueue<number>();
  const seen = new SharedArray("i", 3);
  const busy = new Event();
  const doomed = start(victims.getLoop, queue as Queue<number>, seen, busy);
  queue.putSync(0);
  await begun(busy);
  await killAll(doomed);
  const joined = queue.join({ timeout: 20_000 });
  expect(await Promise.race([joined.then(() => "joined"), Promise.resolve("waits")])).toBe("waits");
  queue.taskDone();
  await expect(joined).resolves.toBeUndefined();
}, 30_000);
