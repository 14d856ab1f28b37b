/** The columns of the crash matrix: what a process was doing when it died, and what those who live on see of it. */
import { Barrier, Lock, Manager, Pipe, Process, Queue, sleep } from "@mp/runtime";
import { disposing } from "./disposing.ts";
import { must } from "./must.ts";
import { LONG, SOON, type Stage } from "./stage.ts";
import * as victims from "./victims.ts";

/** Plays a death; gives what the survivors saw. Fails if the next operation does not work. */
export type Role = (stage: Stage) => Promise<string>;

/** A role that needs one shared object. */
function using<T extends Disposable>(
  make: () => T,
  play: (stage: Stage, object: T) => Promise<string>,
): Role {
  return (stage) => disposing(make(), (object) => play(stage, object));
}

const NEXT = { timeout: SOON } as const;

/** Somebody joins it. Next: another process is started and joined. */
export async function process(stage: Stage): Promise<string> {
  await stage.enter(victims.works);
  await stage.whileDying(() => stage.joined());
  const next = new Process({ target: victims.returns });
  next.start();
  await stage.call(next, "join", LONG);
  must(next.exitCode === 0, "the next process ended with", next.exitCode);
  return stage.end === "EncodeError" ? "start() throws" : "join() returns";
}

/** It waits for an item, as does a survivor, who must get the next one. */
export const queueReader: Role = using(
  () => new Queue<string>(),
  async (stage, queue) => {
    await stage.enter(victims.reads, queue);
    const got = await stage.whileDying(async () => {
      const early = stage.face === "awaiting" ? queue.get(LONG) : undefined;
      await stage.joined();
      queue.putSync("an item");
      return (await early) ?? stage.call(queue, "get", LONG);
    });
    must(queue.empty(), "the queue has this many items:", queue.qsize());
    return got === "an item" ? "the next item" : got;
  },
);

/** It has put one item into a queue of one slot, and waits to put another, as does a survivor. */
export const queueWriter: Role = using(
  () => new Queue<string>({ maxsize: 1 }),
  async (stage, queue) => {
    await stage.enter(victims.writes, queue);
    const items: string[] = [];
    const error = await stage.whileDying(async () => {
      const early = stage.face === "awaiting" ? queue.put("the survivor's", LONG) : undefined;
      await stage.joined();
      if (queue.full()) items.push(await stage.call(queue, "get", LONG));
      await (early ?? stage.call(queue, "put", "the survivor's", LONG));
    });
    must(error === undefined, "the survivor's item was not put:", error);
    while (!queue.empty()) items.push(await stage.call(queue, "get", NEXT));
    must(items.at(-1) === "the survivor's" || items.at(-2) === "the survivor's", "the items are", items);
    return items.includes("put before the death") ? "what it had put" : "nothing put";
  },
);

/** It has sent a message and waits for an answer; a survivor receives. Next: another pipe. */
export async function pipePeer(stage: Stage): Promise<string> {
  const [here, there] = Pipe<string, string>();
  await disposing(there, (given) => stage.enter(victims.converses, given));
  if (stage.comes) must((await here.recv(LONG)) === "last words", "the last words are lost");
  const seen = await stage.whileDying(() => stage.call(here, "recv", LONG));
  const sent = await stage.call(here, "send", "too late", NEXT).catch((error: Error) => error.name);
  must(sent === "BrokenPipeError", "sending gives", sent);
  await anotherPipe(stage);
  here.close();
  return seen;
}

async function anotherPipe(stage: Stage): Promise<void> {
  const [left, right] = Pipe<string, string>();
  await stage.call(left, "send", "next", NEXT);
  must((await stage.call(right, "recv", NEXT)) === "next", "the next pipe does not work");
  left.close();
  right.close();
}

/** It holds a lock that a survivor waits for. Next: the lock is free and whole. */
export const lockHolder: Role = using(
  () => new Lock(),
  async (stage, lock) => {
    await stage.enter(victims.holds, lock);
    const acquired = await stage.whileDying(() => stage.call(lock, "acquire", LONG));
    must(acquired === true, "acquire() gave", acquired);
    const { abandoned } = lock;
    lock.release();
    must((await stage.call(lock, "acquire", NEXT)) && !lock.abandoned, "the lock is not whole");
    lock.release();
    return abandoned ? "the lock, abandoned" : "the lock";
  },
);

/** It waits at a barrier of three with a survivor; if it never comes, somebody else comes. Next: the barrier, reset. */
export const barrierParty: Role = using(
  () => new Barrier(3),
  async (stage, barrier) => {
    const others = stage.comes ? [] : [join(barrier), join(barrier)];
    // Each is started before the death, which is measured.
    while (barrier.nWaiting < others.length) await sleep(1);
    await stage.enter(victims.comesToBarrier, barrier);
    // One that blocks can only say that it is about to.
    while (barrier.nWaiting === 0) await sleep(1);
    const seen = await stage.whileDying(async () => {
      await stage.call(barrier, "wait", LONG);
      await Promise.all(others);
      return "passes with the others";
    });
    barrier.reset();
    await Promise.all([join(barrier), join(barrier), stage.call(barrier, "wait", LONG)]);
    return seen;
  },
);

/** It waits for an answer of a manager. Next: the manager answers a survivor. */
export function managerClient(stage: Stage): Promise<string> {
  return disposing(new Manager({ register: { Desk: victims.Desk } }), (manager) =>
    disposing(manager.Desk(), async (desk) => {
      await desk.ask();
      await stage.enter(victims.asks, desk);
      const seen = await stage.whileDying(async () => {
        await stage.joined();
        return stage.call(desk, "ask");
      });
      if (typeof seen === "string") return seen;
      must(seen === (stage.comes ? 3 : 2), "the answer was", seen);
      return "an answer";
    }),
  );
}

/** Another party comes to the barrier. */
async function join(barrier: Barrier): Promise<void> {
  const party = new Process({ target: victims.passes, args: [barrier] });
  party.start();
  await party.join(LONG);
  must(party.exitCode === 0, "another party of the barrier ended with", party.exitCode);
}
