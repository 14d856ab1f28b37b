/** The memory that lies with the supervisor, between who sent it and who receives it: see `kernel/deposit.ts`. */

import { answered, type Deposit, isThere } from "../kernel/deposit.ts";
import type { Heap } from "../kernel/heap.ts";
import type { Ask, Forget, Give } from "./protocol.ts";

/** What the supervisor keeps of a family. */
export class Deposits {
  private readonly heap: Heap;
  private readonly isAlive: (pid: number) => boolean;
  private readonly kept = new Map<string, Give>();
  /** Who asked for what was not given yet. */
  private readonly asked = new Map<string, Ask>();

  /** @param isAlive whether something may still come from a process. */
  constructor(heap: Heap, isAlive: (pid: number) => boolean) {
    this.heap = heap;
    this.isAlive = isAlive;
  }

  /** Whether nothing is kept, and nobody waits. */
  get isEmpty(): boolean {
    return this.kept.size === 0 && this.asked.size === 0;
  }

  give(given: Give): void {
    const key = keyOf(given.deposit);
    const ask = this.asked.get(key);
    this.asked.delete(key);
    if (ask !== undefined) this.answer(ask, given.memory);
    // It may have been told to forget it before.
    else if (isThere(this.heap, given.deposit)) this.kept.set(key, given);
  }

  ask(ask: Ask): void {
    const key = keyOf(ask.deposit);
    const given = this.kept.get(key);
    this.kept.delete(key);
    if (given !== undefined || !this.isAlive(ask.deposit.owner)) this.answer(ask, given?.memory);
    else this.asked.set(key, ask);
  }

  forget({ deposit }: Forget): void {
    this.kept.delete(keyOf(deposit));
  }

  /** A process has ended: all that it sent has been received. */
  ended(pid: number): void {
    for (const [key, ask] of this.asked) {
      const { asker, deposit } = ask;
      if (asker !== pid && deposit.owner !== pid) continue;
      this.asked.delete(key);
      if (asker !== pid) this.answer(ask, undefined);
    }
  }

  /** What a process held that has ended is released: forgets what nobody can ask for any more. */
  sweep(): void {
    for (const [key, { deposit }] of this.kept) if (!isThere(this.heap, deposit)) this.kept.delete(key);
  }

  private answer({ deposit, reply }: Ask, memory: ArrayBuffer | undefined): void {
    reply.postMessage(memory, memory === undefined ? [] : [memory]);
    answered(this.heap, deposit);
  }
}

function keyOf({ owner, serial }: Deposit): string {
  return `${owner} ${serial}`;
}
