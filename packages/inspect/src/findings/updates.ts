/**
 * Updates that went wrong in this very trace: what a process wrote was computed from what it had read, and another process had
 * written in between. S. Lu et al., *AVIO: Detecting Atomicity Violations via Access Interleaving Invariants*, ASPLOS 2006, list the
 * interleavings of three accesses that no order of whole updates explains; these are read–write–write and read–write–read.
 */

import type { Clock } from "../replay/clock.ts";
import { alwaysKnown, type ProcessState } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import { type AccessEvent, accessOf, type Cell, type Entry, frozen } from "./cell.ts";
import { type Access, type Finding, finding } from "./finding.ts";
import type { AccessWatcher } from "./races.ts";

interface Broken {
  readonly kind: "lost-update" | "check-then-act";
  readonly read: Access;
  readonly between: Access;
  readonly write: Access;
  times: number;
}

/** An update between whose read and write the lock was free: it is one only if the numbers say that the write was computed from the read. */
interface Suspect extends Broken {
  readonly cell: Cell;
  readonly step: number | undefined;
}

export class Updates implements AccessWatcher {
  private readonly broken = new Map<string, Broken>();
  private readonly suspects: Suspect[] = [];
  /** By cell and what an update added, who did. */
  private readonly steps = new Map<Cell, Map<number, Set<number>>>();
  /** By cell and pid, the read before the latest one, if that was from another place: a look before an update. */
  private readonly looks = new Map<Cell, Map<number, Entry>>();

  access(event: AccessEvent, cell: Cell, replay: Replay): void {
    const process = replay.process(event.pid);
    const read = cell.latest("read", (reader) => reader === process);
    if (event.type === "read") this.lookedBefore(cell, event, read);
    else this.wrote(event, { cell, read, replay });
  }

  finish(): Finding[] {
    for (const { cell, step, ...broken } of this.suspects) {
      // Two processes that add the same to it: chance does not do that.
      const adders = step === undefined ? undefined : this.steps.get(cell)?.get(step);
      if (adders !== undefined && adders.size > 1) this.note(broken);
    }
    return [...this.broken.values()].map(report);
  }

  private lookedBefore(cell: Cell, { pid, site }: AccessEvent, read: Entry | undefined): void {
    const looks = this.looks.get(cell);
    if (read === undefined || read.event.site === site) looks?.delete(pid);
    else if (looks === undefined) this.looks.set(cell, new Map([[pid, frozen(read)]]));
    else looks.set(pid, frozen(read));
  }

  private wrote(
    event: AccessEvent,
    { cell, read, replay }: { cell: Cell; read: Entry | undefined; replay: Replay },
  ): void {
    const process = replay.process(event.pid);
    const own = cell.latest("write", (writer) => writer === process);
    if (read === undefined || (own !== undefined && own.event.seq > read.event.seq)) return;
    const foreign = cell.latest("write", (writer) => writer !== process);
    const step = difference(read.event.value, event.value);
    if (step !== undefined && step !== 0) this.counts(cell, step, event.pid);
    const look = this.looks.get(cell)?.get(event.pid);
    this.looks.get(cell)?.delete(event.pid);
    if (foreign === undefined) return;
    const { seq } = foreign.event;
    const parts = { between: foreign, write: { event, held: process.held } };
    if (seq > read.event.seq) {
      const isRace = !process.knows(foreign.process, foreign.epoch) || !knew(foreign.clock, read);
      if (isRace) this.note(brokenOf("lost-update", { ...parts, read }));
      else if (!isTold(process, foreign, read))
        this.suspects.push({ ...brokenOf("lost-update", { ...parts, read }), cell, step });
    } else if (look !== undefined && seq > look.event.seq && !knew(foreign.clock, look)) {
      this.note(brokenOf("check-then-act", { ...parts, read: look }));
    }
  }

  private counts(cell: Cell, step: number, pid: number): void {
    const steps = this.steps.get(cell) ?? new Map<number, Set<number>>();
    this.steps.set(cell, steps.set(step, (steps.get(step) ?? new Set()).add(pid)));
  }

  private note(broken: Broken): void {
    const key = `${broken.kind} ${broken.write.object} ${broken.read.site} ${broken.write.site}`;
    const known = this.broken.get(key);
    if (known === undefined) this.broken.set(key, broken);
    else known.times++;
  }
}

/** The three accesses, in the order in which they came. */
interface Three {
  readonly read: Seen;
  readonly between: Seen;
  readonly write: Seen;
}
type Seen = Parameters<typeof accessOf>[0];

function brokenOf(kind: Broken["kind"], { read, between, write }: Three): Broken {
  return { kind, read: accessOf(read), between: accessOf(between), write: accessOf(write), times: 1 };
}

/** Whether the one who writes over `foreign` knows of it in every execution, or the other one knew of the read. */
function isTold(process: ProcessState, foreign: Entry, read: Entry): boolean {
  return (
    process.alwaysKnows(foreign.process, foreign.epoch) ||
    alwaysKnown(foreign.clock, read.process, read.epoch)
  );
}

/** Whether whoever had this clock knew of that access, in this execution. */
function knew(clock: Clock, { process, epoch }: Entry): boolean {
  return (clock[process.index] as number) >= epoch;
}

function difference(from: string | undefined, to: string | undefined): number | undefined {
  const step = Number(to ?? Number.NaN) - Number(from ?? Number.NaN);
  return Number.isNaN(step) ? undefined : step;
}

function report({ kind, read, between, write, times }: Broken): Finding {
  const steps = [read, between, write];
  if (kind === "lost-update")
    return finding(kind, { severity: "fault", detail: { read, between, write, times }, steps });
  return finding(kind, { severity: "fault", detail: { look: read, between, act: write }, steps });
}
