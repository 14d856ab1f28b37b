/** What `using` and `await using` leave behind, of everything that there is: no byte of the shared heap, and no thread. */
import { readdirSync } from "node:fs";
import {
  Array as SharedArray,
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  heapUsage,
  JoinableQueue,
  Lock,
  Manager,
  Pipe,
  Pool,
  Process,
  Queue,
  RawArray,
  RawValue,
  RLock,
  Semaphore,
  ShareableList,
  SharedMemory,
  SimpleQueue,
  sleep,
  Value,
} from "@mp/runtime";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { regionsLeft, whatIsLeft } from "../conformance/crash/left.ts";
import { begun, killAll, start } from "../fixtures/children.ts";
import { answersLate, Counter, has, keeps } from "../fixtures/lifetimes.ts";

// The garbage collector must not do in these tests what `using` is there for.
vi.spyOn(FinalizationRegistry.prototype, "register").mockImplementation(() => {});

/** Most milliseconds until a process that has ended has left nothing behind. */
const SOON = 1000;

const SHARED: readonly (readonly [string, () => Disposable])[] = [
  ["Lock", () => new Lock()],
  ["RLock", () => new RLock()],
  ["Semaphore", () => new Semaphore(2)],
  ["BoundedSemaphore", () => new BoundedSemaphore(2)],
  ["Condition", () => new Condition()],
  ["Event", () => new Event()],
  ["Barrier", () => new Barrier(2)],
  ["Value", () => new Value("i", 1)],
  ["Value without a lock", () => new Value("i", 1, { lock: false })],
  ["RawValue", () => new RawValue("d", 1)],
  ["Array", () => new SharedArray("i", 1000)],
  ["RawArray", () => new RawArray("d", 1000)],
  ["Queue", () => new Queue()],
  ["JoinableQueue", () => new JoinableQueue({ maxsize: 4 })],
  ["SimpleQueue", () => new SimpleQueue()],
];

/** Runs `use` twice, so that what is made once is there; gives what is in the heap after the second time and was not before. */
async function leftBy(use: () => Promise<void>): Promise<Record<string, number> | undefined> {
  await use();
  await settled();
  const before = regionsLeft();
  const { used } = heapUsage();
  await use();
  const left = await whatIsLeft(before, SOON);
  return heapUsage().used > used ? { bytes: heapUsage().used - used, ...left } : left;
}

/** Waits until the processes of other tests have left. */
async function settled(): Promise<void> {
  for (let last = ""; last !== JSON.stringify(regionsLeft()); await sleep(5))
    last = JSON.stringify(regionsLeft());
}

async function killedWith(...objects: unknown[]): Promise<void> {
  using busy = new Event();
  const child = start(keeps, busy, ...objects);
  await begun(busy);
  await killAll(child);
}

describe.each(SHARED)("%s", (_name, make) => {
  test("alone", async () => {
    const left = await leftBy(async () => {
      using _ = make();
    });
    expect(left).toBe(undefined);
  });

  test("in a process that ends, and in one that is killed", { timeout: 30_000 }, async () => {
    const left = await leftBy(async () => {
      using object = make();
      const child = start(has, object, [object]);
      await killedWith(object, { deep: object });
      await child.join({ timeout: 20_000 });
    });
    expect(left).toBe(undefined);
  });

  test("under way, and never received", async () => {
    const left = await leftBy(async () => {
      using object = make();
      using queue = new Queue();
      queue.putSync({ object });
      const [here, there] = Pipe();
      here.sendSync({ object });
      here.close();
      there.close();
    });
    expect(left).toBe(undefined);
  });
});

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

const REST: readonly (readonly [string, () => Promise<void>])[] = [
  [
    "a condition and a value over a lock of the program's",
    async () => {
      using lock = new Lock();
      using condition = new Condition(lock);
      using value = new Value("i", 1, { lock });
      await killedWith(condition, value);
      // It is the program's, and lives on.
      value[Symbol.dispose]();
      condition[Symbol.dispose]();
      expect(lock.acquireSync({ timeout: 0 })).toBe(true);
    },
  ],
  [
    "guards",
    async () => {
      using lock = new Lock();
      using value = new Value("i", 0);
      {
        using _ = lock.holdSync();
        await value.getLock().acquire();
        value.getLock().release();
      }
      expect(await value.update((n) => n + 1)).toBe(1);
    },
  ],
  [
    "a queue with items larger than its segments, and shared objects in them",
    async () => {
      using queue = new Queue();
      using event = new Event();
      for (let i = 0; i < 10; i++) queue.putSync({ bytes: new Uint8Array(100_000), event });
      await killedWith(queue);
      for (let i = 0; i < 5; i++) queue.getSync();
    },
  ],
  [
    "connections",
    async () => {
      const [here, there] = Pipe<string, string>({ duplex: true });
      here.sendSync("never received");
      await killedWith(there);
      here.close();
      there.close();
    },
  ],
  [
    "shared memory and lists, once they are unlinked",
    async () => {
      using memory = new SharedMemory({ create: true, size: 100_000 });
      const list = new ShareableList(["a", 1]);
      await killedWith(memory, list);
      list.shm.close();
      list.shm.unlink();
      memory.unlink();
    },
  ],
  [
    "a process that is running",
    async () => {
      using busy = new Event();
      await using child = new Process({ target: keeps, args: [busy] });
      child.start();
      await begun(busy);
    },
  ],
  [
    "a process that has just been started, and one that never was",
    async () => {
      await using child = new Process({ target: has, args: [1] });
      await using _ = new Process({ target: has, args: [2] });
      child.start();
    },
  ],
  [
    "a pool with tasks under way",
    async () => {
      using busy = new Event();
      await using pool = new Pool(2);
      const never = pool.apply(keeps, [busy, upTo(1000)]).catch((error: Error) => error.name);
      const others = pool.map(answersLate, upTo(100), { chunksize: 1 }).catch((error: Error) => error.name);
      await begun(busy);
      pool.terminate();
      expect(await Promise.all([never, others])).toEqual(["ProcessError", "ProcessError"]);
    },
  ],
  [
    "a pool that is closed and joined, whose workers are replaced",
    async () => {
      await using pool = new Pool({ processes: 2, maxtasksperchild: 2 });
      expect(await pool.map(answersLate, upTo(10), { chunksize: 1 })).toEqual(upTo(10));
      pool.close();
      await pool.join();
    },
  ],
  [
    "an iterator of imap that is left early",
    async () => {
      await using pool = new Pool(2);
      for await (const x of pool.imap(answersLate, upTo(1000))) if (x === 3) break;
      for await (const x of pool.imapUnordered(answersLate, upTo(1000))) if (x >= 0) break;
      expect(await pool.apply(answersLate, [7])).toBe(7);
    },
  ],
  [
    "a manager and its proxies",
    async () => {
      await using manager = new Manager({ register: { Counter } });
      using counter = manager.Counter();
      using dict = manager.dict<string, number>({ a: 1 });
      using list = manager.list([1, 2]);
      expect([await counter.add(2), await dict.get("a"), await list.length()]).toEqual([2, 1, 2]);
      await killedWith(counter, dict, list);
    },
  ],
];

describe("leaves no byte behind:", () => {
  test.each(REST)("%s", { timeout: 60_000 }, async (_name, use) => {
    expect(await leftBy(use)).toBe(undefined);
  });
});

/** Threads of this operating-system process; only Linux tells. */
function threads(): number {
  return readdirSync("/proc/self/task").length;
}

describe.runIf(process.platform === "linux")("leaves no thread behind", () => {
  /** Before anything was started, not even the supervisor, unless tests of this file ran before: then it has to leave first. */
  let before = 0;
  beforeAll(async () => {
    await fewest();
    before = threads();
  });

  /** Waits until no thread has left for longer than the supervisor stays without processes. */
  async function fewest(): Promise<void> {
    for (let last = 0, since = 0; performance.now() - since < 1500; await sleep(20)) {
      if (threads() === last && since !== 0) continue;
      last = threads();
      since = performance.now();
    }
  }

  test.each(REST)("%s", { timeout: 60_000 }, async (_name, use) => {
    await use();
    // The supervisor lingers a second, and nothing tells when the system has taken a thread away.
    const deadline = performance.now() + 5000;
    while (threads() > before && performance.now() < deadline) await sleep(10);
    expect(threads()).toBeLessThanOrEqual(before);
  });
});
