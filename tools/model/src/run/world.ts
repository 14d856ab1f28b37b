/**
 * One run of a scene: its processes, its memory, who sleeps where, and what may happen next.
 *
 * `Atomics.wait`, `waitAsync` and `notify` are as ECMAScript has them: one list of waiters for each word, first come first woken, and
 * nobody wakes by himself. A process that dies leaves the lists and does nothing more; no `finally` of it runs.
 */

import { ACCESS } from "./access.ts";
import { type Hash, type Memory, mixInto } from "./memory.ts";
import { ModelPromise } from "./fibre.ts";
import type { Process } from "./process.ts";

/** Something that may happen next: a process moves, dies, or learns that its time is up. */
export type Choice = number;
const KINDS = 3;
export const MOVE = 0;
export const DIE = 1;
export const LEAP = 2;
const choice = (kind: number, process: number): Choice => process * KINDS + kind;
export const kindOf = (each: Choice): number => each % KINDS;
export const processOf = (each: Choice): number => Math.floor(each / KINDS);

/** What may happen to the processes of a scene besides their own moves. */
export interface Fates {
  /** How many may die in one run, and which. */
  readonly deaths: number;
  readonly mortal: readonly number[];
  /** How often the time of each may be up. */
  readonly leaps: readonly number[];
}

interface Waiter {
  readonly process: Process;
  /** Of a `waitAsync`. */
  readonly promise?: ModelPromise;
}

/** As many words as a scene's memory may have. */
const WORDS = 1 << 14;

const ASLEEP: unique symbol = Symbol("asleep");

export class World {
  /** Made by the scene's `setup`. */
  memory!: Memory;
  fates: Fates = { deaths: 0, mortal: [], leaps: [] };
  readonly processes: Process[] = [];
  dead: number[] = [];
  /** The process that buries the dead. */
  undertaker: Process | undefined;
  /** For each word, which processes read it and which change it: as found so far, and as this exploration takes it. */
  private readonly readers: Uint16Array = new Uint16Array(WORDS);
  private readonly writers: Uint16Array = new Uint16Array(WORDS);
  private readonly knownReaders: Uint16Array = new Uint16Array(WORDS);
  private readonly knownWriters: Uint16Array = new Uint16Array(WORDS);
  /** Processes that may do something yet. */
  private live = 0;
  /** Whether a word was found to be shared that was not taken for shared: the exploration has to begin again. */
  hasFound = false;
  private waiters = new Map<number, Waiter[]>();
  /** Whether places are told apart that make no difference. */
  isAudited = false;
  /** Called when a process has died, to start what buries it. */
  onDeath: (dead: Process) => void = () => {};

  reset(): void {
    this.memory.restore();
    this.waiters = new Map();
    this.dead = [];
    for (const process of this.processes) process.reset();
    // None has begun, all will.
    this.live = -1;
  }

  /** Who else may do something yet that an access to this word gets in the way of. */
  others(process: Process, at: number, changes: boolean): number {
    const touching = (this.knownWriters[at] as number) | (changes ? (this.knownReaders[at] as number) : 0);
    return touching & this.live & ~(1 << process.number);
  }

  /** How many words two processes touch of which one changes it. */
  get sharedWords(): number {
    let count = 0;
    for (let at = 0; at < WORDS; at++) {
      const all = (this.writers[at] as number) | (this.readers[at] as number);
      if (this.writers[at] !== 0 && (all & (all - 1)) !== 0) count++;
    }
    return count;
  }

  touch(process: Process, at: number, changes: boolean): void {
    const bit = 1 << process.number;
    const mask = changes ? this.writers : this.readers;
    if (((mask[at] as number) & bit) !== 0) return;
    mask[at] = (mask[at] as number) | bit;
    const against = (this.writers[at] as number) | (changes ? (this.readers[at] as number) : 0);
    if ((against & ~bit) !== 0) this.hasFound = true;
  }

  /** From now on, processes stop for all that was found. */
  share(): void {
    this.hasFound = false;
    this.knownReaders.set(this.readers);
    this.knownWriters.set(this.writers);
  }

  /** Looks who is at the end of what it does. */
  private count(): void {
    this.live = 0;
    for (const process of this.processes) {
      const mayBury = process === this.undertaker && this.dead.length < this.fates.deaths;
      if (!process.isDead && (mayBury || !process.isDone)) this.live |= 1 << process.number;
    }
  }

  mayLeap(process: Process): boolean {
    return process.leaps < (this.fates.leaps[process.number] ?? 0);
  }

  /** What may happen now. */
  choices(): Choice[] {
    const found: Choice[] = [];
    const mayDie = this.dead.length < this.fates.deaths;
    for (const process of this.processes) {
      if (process.isDead) continue;
      if (this.isReady(process)) found.push(choice(MOVE, process.number));
      if (this.mayLeap(process) && process.isTimed) found.push(choice(LEAP, process.number));
    }
    if (!mayDie) return found;
    for (const number of this.fates.mortal) {
      const process = this.processes[number] as Process;
      if (!process.isDead && !process.isDone) found.push(choice(DIE, number));
    }
    return found;
  }

  private isReady(process: Process): boolean {
    if (!process.isPending || process.isAsleep) return false;
    return process.kind !== ACCESS.UNTIL_CHANGED || this.memory.words[process.at] !== process.x;
  }

  take(each: Choice): void {
    const process = this.processes[processOf(each)] as Process;
    if (kindOf(each) === DIE) this.kill(process);
    else if (kindOf(each) === LEAP) this.leap(process);
    else this.move(process);
    this.count();
  }

  private move(process: Process): void {
    const { kind, at, x, y } = process;
    const answer = this.perform(process, kind, at, x, y);
    if (answer === ASLEEP) {
      process.isAsleep = true;
      return;
    }
    if (kind !== ACCESS.STORE && kind !== ACCESS.WRITE && kind !== ACCESS.WRITE_BYTES)
      process.told(toldBy(answer));
    else process.told(1);
    process.isPending = false;
    process.loop.resume({ value: answer });
  }

  private kill(process: Process): void {
    process.isDead = true;
    process.isPending = process.isAsleep = false;
    this.dead.push(process.number);
    for (const [at, waiters] of this.waiters)
      this.keep(
        at,
        waiters.filter((each) => each.process !== process),
      );
    this.onDeath(process);
  }

  private leap(process: Process): void {
    process.leaps++;
    process.told(-3);
    if (!process.isPending || process.kind !== ACCESS.WAIT) {
      process.loop.fireTimer();
      return;
    }
    const waiters = this.waiters.get(process.at) ?? [];
    this.keep(
      process.at,
      waiters.filter((each) => each.process !== process || each.promise !== undefined),
    );
    this.awake(process, "timed-out");
  }

  private keep(at: number, waiters: Waiter[]): void {
    if (waiters.length === 0) this.waiters.delete(at);
    else this.waiters.set(at, waiters);
  }

  private awake(process: Process, answer: "ok" | "timed-out"): void {
    process.isAsleep = process.isPending = false;
    process.told(answer === "ok" ? -1 : -2);
    process.loop.resume({ value: answer });
  }

  /** Lets an access happen; gives its answer. */
  // oxlint-disable-next-line max-params -- one branch for each kind of access; an object for each access would cost a third of the time.
  perform(process: Process, kind: number, at: number, x: number, y: number): unknown {
    const { memory } = this;
    const old = memory.words[at] as number;
    switch (kind) {
      case ACCESS.LOAD:
      case ACCESS.READ:
      case ACCESS.UNTIL_CHANGED:
        return old;
      case ACCESS.STORE:
      case ACCESS.WRITE:
        memory.write(at, x | 0);
        return x;
      case ACCESS.ADD:
        memory.write(at, (old + x) | 0);
        return old;
      case ACCESS.SUB:
        memory.write(at, (old - x) | 0);
        return old;
      case ACCESS.AND:
        memory.write(at, old & x);
        return old;
      case ACCESS.OR:
        memory.write(at, old | x);
        return old;
      case ACCESS.EXCHANGE:
        memory.write(at, x | 0);
        return old;
      case ACCESS.COMPARE_EXCHANGE:
        if (old === (x | 0)) memory.write(at, y | 0);
        return old;
      case ACCESS.NOTIFY:
        return this.notify(at, x);
      case ACCESS.WAIT:
        if (old !== x) return "not-equal";
        this.keep(at, [...(this.waiters.get(at) ?? []), { process }]);
        return ASLEEP;
      case ACCESS.WAIT_ASYNC:
        return this.waitAsync(process, at, old === x);
      case ACCESS.READ_BYTES:
        return memory.readBytes(x, y);
      default:
        memory.writeBytes(x, process.bytes as Uint8Array);
        return undefined;
    }
  }

  private notify(at: number, count: number): number {
    const waiters = this.waiters.get(at) ?? [];
    const woken = waiters.slice(0, count);
    this.keep(at, waiters.slice(woken.length));
    for (const { process, promise } of woken) {
      if (promise === undefined) {
        this.awake(process, "ok");
        continue;
      }
      process.told(at);
      process.loop.happened(() => promise.settle({ value: "ok" }));
    }
    return woken.length;
  }

  private waitAsync(process: Process, at: number, isEqual: boolean): unknown {
    if (!isEqual) return { async: false, value: "not-equal" };
    const promise = new ModelPromise(process.loop);
    this.keep(at, [...(this.waiters.get(at) ?? []), { process, promise }]);
    return { async: true, value: promise };
  }

  /** What can be seen of the state, for a look at whether hashes tell states apart. */
  describe(): string {
    const stands = this.processes.map(({ isPending, isAsleep, isDead, site, kind, at, x, log }) =>
      isPending ? [site, kind, at, x, isAsleep, log] : [isDead, log],
    );
    const words = [...this.memory.words.entries()].filter(([, word]) => word !== 0);
    return JSON.stringify([stands, words]);
  }

  /** What all that was done has come to: two runs with the same hash can go on in the same ways only. */
  hash(): Hash {
    const sum: Hash = { low: this.memory.hash.low, high: this.memory.hash.high };
    for (const process of this.processes) hashProcess(sum, process);
    for (const [at, waiters] of [...this.waiters].toSorted(([a], [b]) => a - b)) {
      mixInto(sum, -at);
      for (const { process, promise } of waiters)
        mixInto(sum, process.number * 2 + (promise === undefined ? 0 : 1));
    }
    return sum;
  }
}

function hashProcess(sum: Hash, process: Process): void {
  const { isDead, isAsleep, isDone, leaps, past, logged } = process;
  mixInto(sum, (isDead ? 1 : 0) + (isAsleep ? 2 : 0) + (isDone ? 4 : 0) + leaps * 8);
  mixInto(sum, logged.low);
  mixInto(sum, logged.high);
  // What the dead and those at their end were told makes no difference any more.
  if (isDead || isDone) return;
  past.addTo(sum);
}

function toldBy(answer: unknown): number {
  if (typeof answer === "number") return answer | 0;
  if (answer instanceof Uint8Array) {
    const sum: Hash = { low: 7, high: 7 };
    for (const byte of answer) mixInto(sum, byte);
    return sum.low;
  }
  return typeof answer === "object" && (answer as { async: boolean }).async ? 2 : 3;
}
