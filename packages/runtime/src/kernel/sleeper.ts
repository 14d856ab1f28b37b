/** A process that sleeps long, as another one sees it. */

import { PROCESS, PROCESS_BYTES, STATE } from "./family.ts";
import type { Heap } from "./heap.ts";
import type { Awaited } from "./awaited.ts";
import type { KindDuties } from "./kinds.ts";
import { refsOf } from "./ledger.ts";
import { addressOf, hold, letGo, type Ref } from "./refs.ts";
import { readText } from "./text.ts";

/** Bits of the SLEEP word of a process; the others number its sleeps. */
export const ASLEEP = 1;
export const CONDEMNED = 2;
export const NEXT_SLEEP = 4;

/** What a sleeper tells of itself, as far as it could. */
export interface Whereabouts {
  readonly name?: string;
  readonly site?: string | undefined;
}

/** One sleep of one process. All of it was written before the sleep began, and stays while it lasts. */
export class Sleeper {
  readonly pid: number;
  readonly parent: number;
  /** Byte address of the word it sleeps on, and the value it saw there. */
  readonly sleepsOn: number;
  readonly saw: number;
  /** Whether it must not give up. */
  readonly isPatient: boolean;
  /** What it waits for, once the region it sleeps on has been asked. */
  awaited: Awaited | undefined;
  private ask: () => Awaited | undefined = () => undefined;
  private readonly heap: Heap;
  private readonly at: number;
  private readonly sleep: number;
  private held: Map<Ref, number> | undefined;

  private constructor(heap: Heap, address: number, sleep: number) {
    this.heap = heap;
    this.at = address >> 2;
    this.sleep = sleep;
    this.pid = this.word(PROCESS.PID);
    this.parent = this.word(PROCESS.PARENT);
    this.sleepsOn = this.word(PROCESS.SLEEPS_ON);
    this.saw = this.word(PROCESS.SAW);
    this.isPatient = this.word(PROCESS.PATIENT) === 1;
  }

  /** The sleeper that the process with this region is, if it sleeps and was not told to end. */
  static of(heap: Heap, address: number): Sleeper | undefined {
    const words = heap.reach(address + PROCESS_BYTES);
    const at = address >> 2;
    const sleep = Atomics.load(words, at + PROCESS.SLEEP);
    const isFree = (sleep & (ASLEEP | CONDEMNED)) === ASLEEP;
    const isDoomed = Atomics.load(words, at + PROCESS.DOOMED) === 1;
    const runs = Atomics.load(words, at + PROCESS.STATE) === STATE.RUNNING;
    return isFree && runs && !isDoomed ? new Sleeper(heap, address, sleep) : undefined;
  }

  /** Learns what it waits for, from the region it sleeps on. */
  learn(region: number, duties: KindDuties): void {
    this.ask = () => duties.awaited?.(this.heap, region, this.sleepsOn >> 2, this.saw);
    this.awaited = this.ask();
  }

  /** Whether it still sleeps the same sleep, and waits for the same. */
  get sleepsOnStill(): boolean {
    const now = this.ask();
    if (now === undefined || now.isOver || ownerIn(now) !== ownerIn(this.awaited)) return false;
    const doomed = Atomics.load(this.heap.words, this.at + PROCESS.DOOMED) === 1;
    return !doomed && Atomics.load(this.heap.words, this.at + PROCESS.SLEEP) === this.sleep;
  }

  /** Who it is and where it waits. */
  get whereabouts(): Whereabouts {
    return JSON.parse(readText(this.heap, this.word(PROCESS.WHEREABOUTS))) as Whereabouts;
  }

  /** How many counts of a ref it holds: of its very part, or of any for a ref to the whole. */
  countOf(ref: Ref): number {
    this.held ??= this.readLedger();
    return this.held.get(ref) ?? 0;
  }

  /** Ends the sleep with an error, whose text is at `verdict`; `false` if the sleep has ended already. */
  condemn(verdict: number): boolean {
    const { words } = this.heap;
    hold(this.heap, this.at + PROCESS.VERDICT, verdict);
    // The commit. Only one finder is at work at a time, so what fails here is that the process has woken.
    const next = this.sleep | CONDEMNED;
    const isCondemned =
      Atomics.compareExchange(words, this.at + PROCESS.SLEEP, this.sleep, next) === this.sleep;
    if (!isCondemned) letGo(this.heap, this.at + PROCESS.VERDICT);
    return isCondemned;
  }

  /** Takes a verdict back from who has not woken to it. */
  pardon(): void {
    const { words } = this.heap;
    const condemned = this.sleep | CONDEMNED;
    // Invariant: who wakes takes the word away in one step. What succeeds here came before that, so nobody reads the verdict.
    if (Atomics.compareExchange(words, this.at + PROCESS.SLEEP, condemned, this.sleep) === condemned)
      letGo(this.heap, this.at + PROCESS.VERDICT);
  }

  private readLedger(): Map<Ref, number> {
    const counts = new Map<Ref, number>();
    const count = (ref: Ref): void => void counts.set(ref, (counts.get(ref) ?? 0) + 1);
    const obituary = this.word(PROCESS.OBITUARY);
    const refs = refsOf(this.heap, this.at << 2);
    for (const ref of obituary === 0 ? refs : [...refs, obituary]) {
      count(ref);
      if (addressOf(ref) !== ref) count(addressOf(ref));
    }
    return counts;
  }

  private word(word: number): number {
    return Atomics.load(this.heap.words, this.at + word);
  }
}

function ownerIn(awaited: Awaited | undefined): number {
  return awaited === undefined || awaited.enders.by === "holders" ? 0 : awaited.enders.pid;
}
