/** The columns of the crash matrix in which a worker of a pool dies, while another one works. */
import { type AsyncResult, Barrier, type IMapIterator, Pool } from "@mp/runtime";
import type { Scene } from "./deaths.ts";
import { disposing } from "./disposing.ts";
import { neverLoaded } from "./fails-to-load.ts";
import { must } from "./must.ts";
import type { Role } from "./roles.ts";
import { LONG, type Stage } from "./stage.ts";
import * as victims from "./victims.ts";

const WORKERS = 2;

/** The task that dies, or can't be run, or can't be sent, among others that are as they should be. */
interface Doomed {
  readonly fn: typeof victims.worksOn;
  readonly item: Scene | number;
  readonly isSendable: boolean;
}

function doomed({ death, scene }: Stage): Doomed {
  const isSendable = death !== "argument that cannot be encoded";
  const fn =
    death === "module that fails to load" ? (neverLoaded as typeof victims.worksOn) : victims.worksOn;
  return { fn, item: isSendable ? scene : (Symbol("argument") as unknown as number), isSendable };
}

/** Plays a death in a pool. Next: the pool has all its workers, and they work. */
function inPool(play: (stage: Stage, pool: Pool, task: Doomed) => Promise<string>): Role {
  return (stage) => {
    const resourceLimits = stage.death === "out of memory" ? { maxOldGenerationSizeMb: 16 } : undefined;
    return disposing(new Pool({ processes: WORKERS, resourceLimits }), async (pool) => {
      // All are there, to die or to do the other tasks: what is measured is not how long a worker takes to come up.
      await disposing(new Barrier(WORKERS), (barrier) => allWork(pool, barrier));
      const seen = await play(stage, pool, doomed(stage));
      const squares = await stage.call(pool, "map", victims.squares, [1, 2, 3]);
      must(String(squares) === "1,4,9", "map gives", squares);
      await disposing(new Barrier(WORKERS), (barrier) => allWork(pool, barrier));
      return seen;
    });
  };
}

async function allWork(pool: Pool, barrier: Barrier): Promise<void> {
  const places = Array.from({ length: WORKERS }, () => barrier);
  const pids = await pool.map(victims.meets, places, { chunksize: 1 });
  must(new Set(pids).size === WORKERS, "the workers that work are", pids);
}

type Result = Pick<AsyncResult<unknown>, "get" | "getSync">;

/** What a survivor sees of a task that is handed in by `submit`, which throws at once what can't be sent. */
async function seen(stage: Stage, { isSendable }: Doomed, submit: () => Result): Promise<string> {
  // A list, as a result is something to be awaited.
  const early = isSendable ? [submit()] : [];
  await stage.isReady();
  const what = await stage.whileDying(() => stage.call(early[0] ?? submit(), "get", LONG));
  return typeof what === "string" ? what : "a result";
}

/** It works on the only task. */
export const poolApply: Role = inPool((stage, pool, task) =>
  seen(stage, task, () => pool.applyAsync(task.fn, [task.item])),
);

/** It works on one of three items. */
export const poolMap: Role = inPool((stage, pool, task) =>
  seen(stage, task, () => pool.mapAsync(task.fn, [2, task.item, 3], { chunksize: 1 })),
);

/** It works on an item whose result is awaited one by one, while another iteration goes on. */
export const poolImap: Role = inPool(async (stage, pool, task) => {
  const before: Stepped = pool.imap(victims.worksOn, [2]);
  const doomedOne: Stepped = pool.imap(task.fn, [task.item]);
  await stage.isReady();
  const seenOfIt = await stage.whileDying(() => stage.call(doomedOne, "next", LONG));
  const first = await stage.call(before, "next", LONG);
  must(first.value === 4, "another imap gives", first.value);
  return typeof seenOfIt === "string" ? seenOfIt : "a result";
});

type Stepped = Pick<IMapIterator<unknown, unknown>, "next" | "nextSync">;
