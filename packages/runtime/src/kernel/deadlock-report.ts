/** What a deadlock looks like to people: who holds what, who waits for what, and where. */

import type { DeadlockParticipant } from "../errors.ts";
import { eachBlock } from "./allocator.ts";
import type { Awaited, AwaitedObject } from "./awaited.ts";
import type { Heap } from "./heap.ts";
import { dutiesOf } from "./kinds.ts";
import { KIND, type Kind } from "./layout.ts";
import type { Sleeper } from "./sleeper.ts";

/** The message and the participants of a `DeadlockError`. */
export interface DeadlockReport {
  readonly message: string;
  readonly participants: readonly DeadlockParticipant[];
}

/** A lock and its holder. */
interface HeldLock extends AwaitedObject {
  readonly pid: number;
}

/** More processes than this are counted and not named, in a list and in the whole message. */
const NAMED = 5;
const MOST_LINES = 16;

/** Describes a knot of sleepers, given which of them could end each one's wait. */
export function describe(
  heap: Heap,
  knot: readonly Sleeper[],
  endersOf: (sleeper: Sleeper) => readonly Sleeper[],
): DeadlockReport {
  const sleepers = knot.toSorted((a, b) => a.pid - b.pid);
  const locks = locksOf(heap, new Set(sleepers.map(({ pid }) => pid)));
  const nameOf = names(sleepers);
  const label = labels([...locks, ...sleepers.map(({ awaited }) => awaited as Awaited)]);
  const participants = sleepers.map((sleeper): DeadlockParticipant => {
    const { pid, whereabouts } = sleeper;
    const awaited = sleeper.awaited as Awaited;
    const waitsForPids = endersOf(sleeper).map((ender) => ender.pid);
    const object = awaited.enders.by === "owner" && awaited.object === "Process";
    const waitsFor = `${awaited.what} ${object ? waitsForPids.map(nameOf).join() : label(awaited)}`.trim();
    const holds = locks.filter((lock) => lock.pid === pid).map(label);
    return { pid, name: nameOf(pid), waitsFor, site: whereabouts.site, holds, waitsForPids };
  });
  const lines = participants
    .slice(0, MOST_LINES)
    .map((participant, i) => line(participant, sleepers[i] as Sleeper, nameOf));
  if (participants.length > MOST_LINES) lines.push(`  and ${participants.length - MOST_LINES} more`);
  return { message: [headline(knot.length), ...lines, advice(sleepers)].join("\n"), participants };
}

/** The locks that these processes hold. */
function locksOf(heap: Heap, pids: ReadonlySet<number>): HeldLock[] {
  const locks: HeldLock[] = [];
  eachBlock(heap, ({ address, kind }) => {
    const pid = dutiesOf(kind).holder?.(heap, address) ?? 0;
    if (pids.has(pid)) locks.push({ address, pid, object: LOCKS.get(kind) ?? "lock" });
  });
  return locks;
}

const LOCKS: ReadonlyMap<Kind, string> = new Map([
  [KIND.LOCK, "Lock"],
  [KIND.RLOCK, "RLock"],
]);

function names(sleepers: readonly Sleeper[]): (pid: number) => string {
  const known = new Map(sleepers.map(({ pid, whereabouts }) => [pid, whereabouts.name]));
  return (pid) => known.get(pid) ?? `the process with pid ${pid}`;
}

/** What objects are called: "the Queue" if there is one of the class in the report, otherwise "Lock A", "Lock B", … */
function labels(objects: readonly AwaitedObject[]): (object: AwaitedObject) => string {
  const known = new Map<string, number[]>();
  for (const { address, object } of objects) {
    const addresses = known.get(object) ?? [];
    known.set(object, addresses.includes(address) ? addresses : [...addresses, address]);
  }
  return ({ address, object }) => {
    const addresses = known.get(object) ?? [];
    return addresses.length > 1 ? `${object} ${letter(addresses.indexOf(address))}` : `the ${object}`;
  };
}

/** A, B, …, Z, A1, B1, … */
function letter(place: number): string {
  const round = Math.floor(place / 26);
  return String.fromCodePoint(65 + (place % 26)) + (round === 0 ? "" : round);
}

function headline(size: number): string {
  return size === 1
    ? "Deadlock: this process waits for what no other process can bring"
    : `Deadlock: ${size} processes wait for each other`;
}

function line(
  { holds, name, pid, site, waitsFor, waitsForPids }: DeadlockParticipant,
  { awaited }: Sleeper,
  nameOf: (pid: number) => string,
): string {
  const place = site === undefined ? "" : ` (${short(site)})`;
  const others = waitsForPids.filter((other) => other !== pid).map(nameOf);
  const holding = holds.length === 0 ? "" : ` holds ${holds.join(", ")} and`;
  return `  ${name}${holding} waits for ${waitsFor}${place}${reason(awaited as Awaited, others)}`;
}

/** Why the wait does not end, as far as the words before do not say it. */
function reason({ enders, object }: Awaited, others: readonly string[]): string {
  const more = others.length > NAMED ? [`${others.length - NAMED} more`] : [];
  const list = [...others.slice(0, NAMED), ...more].join(", ");
  if (enders.by !== "holders") {
    if (object === "Process") return "";
    return others.length === 0 ? ", which it holds itself" : `, held by ${list}`;
  }
  const what = object === "Pipe" ? "the other end" : "it";
  return others.length === 0
    ? `; no other process has ${what}`
    : `; besides this one only ${list} has ${what}`;
}

function advice(sleepers: readonly Sleeper[]): string {
  const locksOnly = sleepers.every(({ awaited }) => awaited?.enders.by === "lock");
  return locksOnly && sleepers.length > 1
    ? "Acquire locks in the same order in every process, or with a timeout."
    : "Let one of them go on before it waits, or wait with a timeout.";
}

/** The last part of a place's path, and the line. */
function short(site: string): string {
  return site.replace(/:\d+$/, "").replace(/^.*[\\/]/, "");
}
