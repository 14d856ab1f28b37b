/**
 * The wait-for graph of a family, and who in it is stuck.
 *
 * A process that sleeps long waits for something that one process, or each of several, could bring (an *or*-graph). It is stuck if
 * all of those are stuck: the greatest set of sleepers with that property is what {@link stuckAmong} gives. Whoever is not known to
 * sleep counts as lively, and so does whatever holds a count of a region that no ledger of a sleeper explains: a
 * message under way, a process that runs. So where knowledge is missing, nobody is stuck.
 *
 * Why what was read one after the other is true at once: a stuck process has slept from before the first look until after the last
 * one, and it changes nothing meanwhile. If at the time its count is read a region has no more counts than the
 * stuck processes hold, then nobody else has it, and nobody can get it from those who sleep. Somebody may have used
 * it and let it go until then: so the caller looks once more, after all counts were read, whether each of them sleeps on and waits.
 * A count inside another region, such as a condition's of its lock, is as good as counts of that region; those are read first,
 * or somebody might hand the inner one on between the two looks.
 */

import { eachBlock } from "./allocator.ts";
import { PROCESS, STATE } from "./family.ts";
import { headerOf, type Heap } from "./heap.ts";
import { dutiesOf } from "./kinds.ts";
import { BLOCK, BLOCK_HEADER_BYTES, KIND } from "./layout.ts";
import { addressOf, partOf, type Ref } from "./refs.ts";
import { Sleeper } from "./sleeper.ts";

/** What one look at the heap has found. The caller is inside `exclusively` as long as it uses it. */
export interface Snapshot {
  readonly heap: Heap;
  /** Who sleeps long and waits for something that is not there yet, by pid. */
  readonly sleepers: ReadonlyMap<number, Sleeper>;
  /** Pids of all processes that have not ended. */
  readonly alive: ReadonlySet<number>;
  /** By ref, the regions that hold a count of it. */
  readonly outer: ReadonlyMap<Ref, readonly number[]>;
}

/** Looks at the whole heap. */
export function look(heap: Heap): Snapshot {
  const alive = new Set<number>();
  const found: Sleeper[] = [];
  eachBlock(heap, ({ address, kind }) => {
    if (kind !== KIND.PROCESS) return;
    const at = address >> 2;
    if (Atomics.load(heap.words, at + PROCESS.STATE) === STATE.ENDED) return;
    alive.add(heap.words[at + PROCESS.PID] as number);
    const sleeper = Sleeper.of(heap, address);
    if (sleeper !== undefined) found.push(sleeper);
  });
  const outer = ask(heap, found);
  const waiting = found.filter(({ awaited }) => awaited !== undefined && !awaited.isOver);
  return { heap, alive, outer, sleepers: new Map(waiting.map((sleeper) => [sleeper.pid, sleeper])) };
}

/** Asks each region somebody sleeps on what that is about, and all regions what they hold inside. */
function ask(heap: Heap, sleepers: Sleeper[]): Map<Ref, number[]> {
  const outer = new Map<Ref, number[]>();
  // Blocks come in the order of their addresses.
  const inOrder = sleepers.toSorted((a, b) => a.sleepsOn - b.sleepsOn);
  let next = 0;
  eachBlock(heap, ({ address, kind, size }) => {
    if (kind === KIND.FREE) return;
    const duties = dutiesOf(kind);
    const inner = duties.inner?.(heap, address) ?? 0;
    if (inner !== 0) outer.set(inner, [...(outer.get(inner) ?? []), address]);
    const end = address - BLOCK_HEADER_BYTES + size;
    for (; next < inOrder.length; next++) {
      const sleeper = inOrder[next] as Sleeper;
      if (sleeper.sleepsOn >= end) return;
      sleeper.learn(address, duties);
    }
  });
  return outer;
}

/** Who is stuck. */
export function stuckAmong(snapshot: Snapshot): ReadonlyMap<number, Sleeper> {
  let stuck = snapshot.sleepers;
  for (;;) {
    const round: Round = { snapshot, stuck, closed: new Map() };
    const still = new Map([...stuck].filter(([, sleeper]) => isStuck(round, sleeper)));
    if (still.size === stuck.size) return stuck;
    stuck = still;
  }
}

type Stuck = ReadonlyMap<number, Sleeper>;

/** Those who are taken for stuck, and which refs are known to be theirs alone, or not. */
interface Round {
  readonly snapshot: Snapshot;
  readonly stuck: Stuck;
  readonly closed: Map<Ref, boolean>;
}

function isStuck(round: Round, { awaited, pid }: Sleeper): boolean {
  if (awaited === undefined) return false;
  const { stuck } = round;
  const { enders } = awaited;
  if (enders.by === "owner") return stuck.has(enders.pid);
  if (enders.by === "holders") return isClosed(round, enders.ref);
  const owner = stuck.get(enders.pid);
  if (owner === undefined) return false;
  if (enders.use === "mutex" || isClosed(round, enders.ref)) return true;
  // A circle of locks that look like mutexes, each held by another process. Whoever waits for a lock of its own means a signal.
  return enders.use === "likely" && enders.pid !== pid && waitsForLock(owner);
}

/**
 * Whether these only wait for work, until a lively parent ends them: processes that nobody gives anything to do any more are idle, and not
 * deadlocked. If one of them waits for a lock or for an end, it is in the middle of something.
 */
export function areIdle({ alive }: Snapshot, stuck: Stuck, sleepers: readonly Sleeper[]): boolean {
  const canBeEnded = sleepers.some(({ parent }) => alive.has(parent) && !stuck.has(parent));
  return (
    canBeEnded && sleepers.every(({ awaited }) => awaited?.enders.by === "holders" && awaited.enders.parks)
  );
}

function waitsForLock({ awaited }: Sleeper): boolean {
  return awaited?.object === "Lock" || awaited?.object === "RLock";
}

/** Whether only stuck processes can use this ref. */
function isClosed(round: Round, ref: Ref): boolean {
  const known = round.closed.get(ref) ?? explains(round, ref);
  round.closed.set(ref, known);
  return known;
}

/** Whether what the stuck processes hold explains all counts of a ref. */
function explains(round: Round, ref: Ref): boolean {
  const { snapshot, stuck } = round;
  let explained = 0;
  // Before the region's own count is read: see above.
  for (const region of snapshot.outer.get(ref) ?? []) if (isClosed(round, region)) explained++;
  for (const sleeper of stuck.values()) explained += sleeper.countOf(ref);
  return countsOf(snapshot.heap, ref) <= explained;
}

function countsOf(heap: Heap, ref: Ref): number {
  const address = addressOf(ref);
  const part = partOf(ref);
  return Atomics.load(heap.words, part === 0 ? headerOf(address) + BLOCK.REFS : (address >> 2) + part);
}

/** Which of the stuck processes could end the wait of one of them. */
export function endersOf({ outer }: Snapshot, stuck: Stuck, { awaited, pid }: Sleeper): Sleeper[] {
  const enders = awaited?.enders;
  if (enders === undefined) return [];
  const owner = enders.by === "holders" ? undefined : stuck.get(enders.pid);
  // A lock that its own holder waits for can only be released by another one that has it.
  if (owner !== undefined && (owner.pid !== pid || enders.by === "owner")) return [owner];
  if (enders.by === "owner") return [];
  const refs = [enders.ref, ...(outer.get(enders.ref) ?? [])];
  return [...stuck.values()].filter((sleeper) => refs.some((ref) => sleeper.countOf(ref) > 0));
}
