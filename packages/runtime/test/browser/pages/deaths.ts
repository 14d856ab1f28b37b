/** However a process ends: how, and how long after that its parent knows. */
import { Event, Lock, Process, Queue } from "@mp/runtime";
import { never } from "../fixtures/fails-to-load.ts";
import * as tasks from "../fixtures/tasks.ts";
import type { Report } from "../host.ts";

/** Targets that end by themselves, right after they have begun. */
const ENDINGS: Readonly<Record<string, (begun: Event) => unknown>> = {
  returns: tasks.returns,
  "exit(3)": tasks.exits,
  "exit(4), caught": tasks.exitsCaught,
  throws: tasks.throws,
  rejects: tasks.rejects,
  "an unhandled rejection": tasks.leavesARejection,
  "throws in a timer": tasks.throwsLater,
  "self.close()": tasks.closes,
  "a module that fails to load": never,
  "children of its own": tasks.hasChildren,
};

/** Targets that have to be stopped. */
const STOPPED = {
  awaits: tasks.awaits,
  blocks: tasks.blocks,
  sleeps: tasks.sleeps,
  spins: tasks.spins,
} as const;

export async function main(report: Report): Promise<void> {
  for (const [name, target] of Object.entries(ENDINGS)) await report(await ended(name, target));
  for (const [name, target] of Object.entries(STOPPED)) {
    for (const call of ["terminate", "kill"] as const)
      await report(await stopped(`${name}, ${call}`, target, call));
  }
  await report(await endedBeforeItIsUp());
  await report(await lockIsPassedOn());
}

async function ended(name: string, target: (begun: Event) => unknown): Promise<object> {
  const begun = new Event();
  const child = new Process({ target, args: [begun] });
  child.start();
  // Where its module fails to load, it never begins.
  await Promise.race([begun.wait(), child.join()]);
  const from = performance.now();
  await child.join();
  return { name, code: child.exitCode, ms: performance.now() - from };
}

async function stopped(
  name: string,
  target: (begun: Event) => unknown,
  call: "terminate" | "kill",
): Promise<object> {
  const begun = new Event();
  const child = new Process({ target, args: [begun] });
  child.start();
  await begun.wait();
  const from = performance.now();
  child[call]();
  await child.join();
  return { name, code: child.exitCode, ms: performance.now() - from };
}

async function endedBeforeItIsUp(): Promise<object> {
  const child = new Process({ target: tasks.nothing });
  const from = performance.now();
  child.start();
  child.terminate();
  await child.join();
  return { name: "ended before it is up", code: child.exitCode, ms: performance.now() - from };
}

/** One that holds the lock is killed; another that blocks for it, and this page, get it. */
async function lockIsPassedOn(): Promise<object> {
  const [lock, begun, taken] = [new Lock(), new Event(), new Queue<string>()];
  const holder = new Process({ target: tasks.holds, args: [begun, lock] });
  holder.start();
  await begun.wait();
  const next = new Process({ target: tasks.takes, args: [lock, taken] });
  next.start();
  await next.join({ timeout: 100 });
  const waited = next.isAlive();
  const from = performance.now();
  holder.kill();
  await taken.get();
  const guard = await lock.hold();
  const ms = performance.now() - from;
  guard.release();
  await next.join();
  return { name: "a lock of the dead", code: next.exitCode, ms, waited };
}
