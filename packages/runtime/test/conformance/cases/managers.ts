/** Managers: objects that one process keeps for the others. */

import {
  type DictProxy,
  type ListProxy,
  Manager,
  Process,
  type RemoteProxy,
  SharedMemory,
  SharedMemoryManager,
  type SyncManager,
} from "@mp/runtime";
import type { Case } from "../suite/case.ts";
import { thrown } from "../suite/thrown.ts";

class Counter {
  #count = 0;

  add(by: number): number {
    this.#count += by;
    return this.#count;
  }

  fail(): never {
    throw new RangeError("no further");
  }

  part(): Counter {
    return this;
  }
}

const register = { Counter: { type: Counter, exposed: ["add", "fail", "part"], proxies: ["part"] } } as const;

function addMany(counter: RemoteProxy<Counter, "part">, times: number): void {
  for (let i = 0; i < times; i++) counter.addSync(1);
}

async function fillBoth(dict: DictProxy<string, number>, list: ListProxy<string>): Promise<void> {
  await dict.set("child", 7);
  await list.append("child");
}

/** Runs `body` with a manager, and shuts it down. */
async function withManager<T extends SyncManager>(
  manager: T,
  body: (manager: T) => Promise<void>,
): Promise<void> {
  try {
    await body(manager);
  } finally {
    await manager.shutdown();
  }
}

export const managerCases: readonly Case[] = [
  {
    name: "a dict and a list of a manager are shared",
    covers: ["Manager", "SyncManager.dict", "SyncManager.list", "BaseManager.shutdown"],
    run: (expect) =>
      withManager(new Manager(), async (manager) => {
        const dict = manager.dict<string, number>({ parent: 1 });
        const list = manager.list(["parent"]);
        const child = new Process({ target: fillBoth, args: [dict, list] });
        child.start();
        await child.join();
        expect(await dict.entries()).to.deep.equal([
          ["parent", 1],
          ["child", 7],
        ]);
        expect(await list.copy()).to.deep.equal(["parent", "child"]);
      }),
  },
  {
    name: "a set and a namespace of a manager",
    covers: ["SyncManager.set", "SyncManager.Namespace"],
    run: (expect) =>
      withManager(new Manager(), async (manager) => {
        const set = manager.set([1]);
        expect([await set.add(2), await set.add(2), await set.size()]).to.deep.equal([true, false, 2]);
        const space = manager.Namespace({ retries: 3 });
        await space.set("retries", 5);
        expect(await space.copy()).to.deep.equal({ retries: 5 });
      }),
  },
  {
    name: "an object of a registered class loses no update",
    covers: ["BaseManager.()", "BaseManager.register"],
    run: (expect) =>
      withManager(new Manager({ register }), async (manager) => {
        const counter = manager.Counter();
        const children = [1, 2].map(() => new Process({ target: addMany, args: [counter, 200] }));
        for (const child of children) child.start();
        for (const child of children) await child.join();
        expect(await counter.add(0)).to.equal(400);
        const error = await thrown(() => counter.fail());
        expect([error.name, error.message]).to.deep.equal(["RangeError", "no further"]);
        const part = await counter.part();
        expect(await part.add(1)).to.equal(401);
      }),
  },
  {
    name: "calls of a manager that was shut down fail",
    covers: ["BaseManager.shutdown"],
    async run(expect) {
      const manager = new Manager();
      const list = manager.list([1]);
      expect(await list.length()).to.equal(1);
      await manager.shutdown();
      expect((await thrown(() => list.length())).name).to.equal("ProcessError");
      expect((await thrown(() => manager.list())).name).to.equal("ProcessError");
    },
  },
  {
    name: "a manager hands out the shared objects themselves",
    covers: [
      ...["Queue", "JoinableQueue", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore"],
      ...["Condition", "Barrier", "Value", "Array"],
    ].map((name) => `SyncManager.${name}`),
    run: (expect) =>
      withManager(new Manager(), async (manager) => {
        const queue = manager.Queue<string>();
        await queue.put("an item");
        const tasks = manager.JoinableQueue<number>();
        await tasks.put(1);
        expect([await queue.get(), await tasks.get()]).to.deep.equal(["an item", 1]);
        expect([
          manager.Event().isSet(),
          await manager.Lock().acquire(),
          await manager.RLock().acquire(),
        ]).to.deep.equal([false, true, true]);
        expect([manager.Semaphore(2).getValue(), manager.BoundedSemaphore().getValue()]).to.deep.equal([
          2, 1,
        ]);
        expect([manager.Barrier(3).parties, manager.Value("i", 4).value]).to.deep.equal([3, 4]);
        expect([...manager.Array("d", [0.5])]).to.deep.equal([0.5]);
        expect(typeof manager.Condition().notify).to.equal("function");
      }),
  },
  {
    name: "a manager of shared memory unlinks all its blocks",
    covers: ["managers.SharedMemoryManager"],
    async run(expect) {
      const manager = new SharedMemoryManager();
      const { name } = manager.SharedMemory(16);
      expect(manager.ShareableList([1, "two"]).at(1)).to.equal("two");
      manager.shutdown();
      expect((await thrown(() => new SharedMemory({ name }))).name).to.equal("FileNotFoundError");
    },
  },
];
