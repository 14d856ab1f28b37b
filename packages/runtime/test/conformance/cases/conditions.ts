/** Conditions, events and barriers. */

import {
  AssertionError,
  Barrier,
  BrokenBarrierError,
  Condition,
  Event,
  Lock,
  Queue,
  Value,
  ValueError,
} from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

/** Waits until the value is what it should be; every change of it is announced by the condition. */
function waitUntil(condition: Condition, value: Value<"i">, wanted: number): void {
  const guard = condition.holdSync();
  value.value += 1;
  condition.notifyAll();
  condition.waitForSync(() => value.value >= wanted);
  guard.release();
}

async function waitOnce(condition: Condition, waiting: Value<"i">, woken: Queue<number>): Promise<void> {
  const guard = await condition.hold();
  waiting.value += 1;
  await condition.wait();
  woken.putNowait(1);
  guard.release();
}

function waitForEvent(event: Event, answer: Queue<boolean>): void {
  answer.putNowait(event.waitSync());
}

async function meet(barrier: Barrier, answer: Queue<string>): Promise<void> {
  try {
    answer.putNowait(String(await barrier.wait()));
  } catch (error) {
    answer.putNowait((error as Error).name);
  }
}

function act(): void {
  // That it runs is seen by the barrier opening; a barrier's action may be any function that travels.
}

export const conditionCases: readonly Case[] = [
  {
    name: "processes wait for a condition",
    covers: [
      "Condition.()",
      "Condition.acquire",
      "Condition.release",
      "Condition.with",
      "Condition.wait_for",
      "Condition.notify_all",
    ],
    async run(expect) {
      const [condition, value] = [new Condition(), new Value("i", 0, { lock: false })];
      const children = [started(waitUntil, condition, value, 3), started(waitUntil, condition, value, 3)];
      expect(await condition.acquire()).to.equal(true);
      await condition.waitFor(() => value.value === 2);
      value.value = 3;
      condition.notifyAll();
      condition.release();
      for (const child of children) await child.join();
      expect(await thrown(() => condition.wait())).to.be.instanceOf(AssertionError);
      expect(await thrown(() => condition.notify())).to.be.instanceOf(AssertionError);
    },
  },
  {
    name: "notify wakes as many as it says",
    covers: ["Condition.notify", "Condition.wait"],
    async run(expect) {
      const [condition, waiting] = [new Condition(new Lock()), new Value("i", 0, { lock: false })];
      const woken = new Queue<number>();
      const children = [
        started(waitOnce, condition, waiting, woken),
        started(waitOnce, condition, waiting, woken),
      ];
      // Who has the lock and sees two of them waiting knows that both are in `wait`.
      for (let seen = 0; seen < 2;) {
        await condition.acquire();
        seen = waiting.value;
        if (seen === 2) condition.notify();
        condition.release();
      }
      expect(await woken.get()).to.equal(1);
      expect(woken.empty()).to.equal(true);
      await condition.acquire();
      expect(await condition.wait({ timeout: 1 })).to.equal(false);
      condition.notify(5);
      condition.release();
      expect(await woken.get()).to.equal(1);
      for (const child of children) await child.join();
    },
  },
  {
    name: "a thread that blocks waits for a condition",
    covers: ["Condition.wait", "Condition.wait_for"],
    blocks: true,
    run(expect) {
      const [condition, value] = [new Condition(), new Value("i", 0, { lock: false })];
      const child = started(waitUntil, condition, value, 2);
      condition.acquireSync();
      expect(condition.waitForSync(() => value.value === 1)).to.equal(true);
      expect(condition.waitSync({ timeout: 1 })).to.equal(false);
      value.value = 2;
      condition.notifyAll();
      condition.release();
      child.joinSync();
      expect(child.exitCode).to.equal(0);
    },
  },
  {
    name: "an event wakes all who wait for it",
    covers: ["Event.()", "Event.set", "Event.is_set", "Event.clear", "Event.wait"],
    async run(expect) {
      const [event, answer] = [new Event(), new Queue<boolean>()];
      const children = [started(waitForEvent, event, answer), started(waitForEvent, event, answer)];
      expect([event.isSet(), await event.wait({ timeout: 1 })]).to.deep.equal([false, false]);
      event.set();
      expect([await answer.get(), await answer.get(), await event.wait()]).to.deep.equal([true, true, true]);
      event.clear();
      expect(event.isSet()).to.equal(false);
      for (const child of children) await child.join();
    },
  },
  {
    name: "a thread that blocks waits for an event",
    covers: ["Event.wait"],
    blocks: true,
    run(expect) {
      const [event, answer] = [new Event(), new Queue<boolean>()];
      expect(event.waitSync({ timeout: 1 })).to.equal(false);
      const child = started(waitForEvent, event, answer);
      event.set();
      expect([event.waitSync(), answer.getSync()]).to.deep.equal([true, true]);
      child.joinSync();
    },
  },
  {
    name: "a barrier opens when all are there",
    covers: ["Barrier.()", "Barrier.wait", "Barrier.parties", "Barrier.n_waiting", "Barrier.broken"],
    async run(expect) {
      const [barrier, answer] = [new Barrier(3, { action: act }), new Queue<string>()];
      expect([barrier.parties, barrier.nWaiting, barrier.broken]).to.deep.equal([3, 0, false]);
      const children = [started(meet, barrier, answer), started(meet, barrier, answer)];
      const places = [String(await barrier.wait()), await answer.get(), await answer.get()];
      expect(places.toSorted()).to.deep.equal(["0", "1", "2"]);
      for (const child of children) await child.join();
      expect(await thrown(() => new Barrier(0))).to.be.instanceOf(ValueError);
    },
  },
  {
    name: "a thread that blocks waits at a barrier",
    covers: ["Barrier.wait"],
    blocks: true,
    run(expect) {
      const [barrier, answer] = [new Barrier(2), new Queue<string>()];
      const child = started(meet, barrier, answer);
      const places = [String(barrier.waitSync()), answer.getSync()];
      expect(places.toSorted()).to.deep.equal(["0", "1"]);
      child.joinSync();
    },
  },
  {
    name: "a barrier breaks for all, and is mended by reset",
    covers: ["Barrier.abort", "Barrier.reset", "Barrier.broken", "threading.BrokenBarrierError"],
    async run(expect) {
      const [barrier, answer] = [new Barrier(2), new Queue<string>()];
      expect(await thrown(() => barrier.wait({ timeout: 1 }))).to.be.instanceOf(BrokenBarrierError);
      expect(barrier.broken).to.equal(true);
      barrier.reset();
      expect(barrier.broken).to.equal(false);
      barrier.abort();
      const child = started(meet, barrier, answer);
      expect(await answer.get()).to.equal("BrokenBarrierError");
      await child.join();
    },
  },
];
