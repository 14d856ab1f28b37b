/** Locks and semaphores. */

import {
  AssertionError,
  BoundedSemaphore,
  Event,
  Lock,
  Queue,
  RLock,
  Semaphore,
  Value,
  ValueError,
} from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { started } from "../suite/started.ts";
import { thrown } from "../suite/thrown.ts";

type AnyLock = Lock | RLock | Semaphore;

function hold(lock: AnyLock, held: Event, mayRelease: Event): void {
  const guard = lock.holdSync();
  held.set();
  mayRelease.waitSync();
  guard.release();
}

function takeForEver(lock: Lock): void {
  lock.acquireSync();
}

function tryIt(lock: AnyLock, answer: Queue<boolean>): void {
  answer.putNowait(lock.acquireSync({ timeout: 0 }));
}

async function countUp(lock: AnyLock, total: Value<"i">): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const guard = await lock.hold();
    total.value += 1;
    guard.release();
  }
}

async function excludes(lock: AnyLock): Promise<number> {
  const total = new Value("i", 0, { lock: false });
  const children = [started(countUp, lock, total), started(countUp, lock, total)];
  await countUp(lock, total);
  for (const child of children) await child.join();
  return total.value;
}

const kinds = [
  { name: "Lock", make: () => new Lock() },
  { name: "RLock", make: () => new RLock() },
  { name: "Semaphore", make: () => new Semaphore() },
  { name: "BoundedSemaphore", make: () => new BoundedSemaphore() },
];

const exclusion: readonly Case[] = kinds.map(({ name, make }) => ({
  name: `a ${name} lets one process in at a time`,
  covers: ["()", "acquire", "release", "with"].map((member) => `${name}.${member}`),
  async run(expect) {
    expect(await excludes(make())).to.equal(300);
    const [lock, held, mayRelease] = [make(), new Event(), new Event()];
    const child = started(hold, lock, held, mayRelease);
    await held.wait();
    expect(await lock.acquire({ timeout: 1 })).to.equal(false);
    mayRelease.set();
    expect(await lock.acquire()).to.equal(true);
    lock.release();
    await child.join();
  },
}));

const blocking: readonly Case[] = kinds.map(({ name, make }) => ({
  name: `a thread that blocks takes a ${name}`,
  covers: [`${name}.acquire`, `${name}.with`],
  blocks: true,
  run(expect) {
    const [lock, held, mayRelease] = [make(), new Event(), new Event()];
    const child = started(hold, lock, held, mayRelease);
    held.waitSync();
    expect(lock.acquireSync({ timeout: 1 })).to.equal(false);
    mayRelease.set();
    expect(lock.acquireSync()).to.equal(true);
    lock.release();
    child.joinSync();
  },
}));

export const lockCases: readonly Case[] = [
  ...exclusion,
  ...blocking,
  {
    name: "a lock knows whether it is held, and any process may release it",
    covers: ["Lock.locked", "Lock.release", "Lock.__repr__"],
    async run(expect) {
      const lock = new Lock();
      expect([lock.locked(), String(lock)]).to.deep.equal([false, "<Lock(owner=None)>"]);
      lock.acquireSync({ timeout: 0 });
      expect(lock.locked()).to.equal(true);
      expect(String(lock)).to.match(/^<Lock\(owner=.+\)>$/);
      lock.release();
      expect(await thrown(() => lock.release())).to.be.instanceOf(ValueError);
      const child = started(takeForEver, lock);
      await child.join();
      expect(await lock.acquire(), "granted when its holder has ended").to.equal(true);
    },
  },
  {
    name: "an RLock is taken again by its owner only",
    covers: ["RLock.acquire", "RLock.release", "RLock.locked", "RLock.__repr__"],
    async run(expect) {
      const lock = new RLock();
      expect(await thrown(() => lock.release())).to.be.instanceOf(AssertionError);
      await lock.acquire();
      await lock.acquire();
      expect([lock.locked(), String(lock)]).to.deep.equal([true, String(lock)]);
      const answer = new Queue<boolean>();
      const child = started(tryIt, lock, answer);
      expect(await answer.get()).to.equal(false);
      await child.join();
      lock.release();
      lock.release();
      expect(lock.locked()).to.equal(false);
    },
  },
  {
    name: "a semaphore counts, and a bounded one knows its bound",
    covers: ["Semaphore.get_value", "BoundedSemaphore.get_value", "BoundedSemaphore.release"],
    async run(expect) {
      const [semaphore, bounded] = [new Semaphore(2), new BoundedSemaphore(1)];
      expect([await semaphore.acquire(), await semaphore.acquire()]).to.deep.equal([true, true]);
      expect([semaphore.getValue(), await semaphore.acquire({ timeout: 0 })]).to.deep.equal([0, false]);
      for (let i = 0; i < 3; i++) semaphore.release();
      expect(semaphore.getValue()).to.equal(3);
      expect(await thrown(() => bounded.release())).to.be.instanceOf(ValueError);
      expect(bounded.getValue()).to.equal(1);
      expect(await thrown(() => new Semaphore(-1))).to.be.instanceOf(ValueError);
    },
  },
];
