import { Pairs } from "../replay/pairs.ts";
import type { Replay } from "../replay/replay.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type DoubleRelease, type Finding, finding, stepOf } from "./finding.ts";

/** How often a process acquired and released an object. */
interface Balance {
  acquired: number;
  released: number;
  last: TraceEvent | undefined;
}

/**
 * A lock that is released once more than it was acquired. Any process may release a `Lock`, so the second release takes it away from whoever has
 * got it meanwhile, and two are inside.
 */
export class DoubleReleases implements Detector {
  readonly sees: readonly EventType[] = ["acquire", "release", "release.fail"];
  private readonly balances = new Pairs<Balance>();
  private readonly refused: DoubleRelease[] = [];
  /** By lock, releases of what another process had. */
  private readonly foreign = new Map<number, DoubleRelease[]>();
  /** By semaphore, how many permits are there, where that is known. */
  private readonly permits = new Map<number, number>();
  private readonly tooMany = new Map<number, DoubleRelease>();

  see(event: TraceEvent, replay: Replay): void {
    if (event.object === undefined) return;
    const balance = this.balanceOf(event);
    const object = replay.object(event.object);
    if (event.type === "release.fail") {
      this.refused.push({ release: stepOf(event), ...step("earlier", balance.last) });
      return;
    }
    const permits = this.permits.get(object.id) ?? object.object.size ?? Number.NaN;
    this.permits.set(object.id, permits + (event.type === "release" ? 1 : -1));
    if (event.type === "acquire") balance.acquired++;
    if (event.type !== "release") return;
    const isMore = balance.released >= balance.acquired;
    const earlier = balance.last;
    balance.released++;
    balance.last = event;
    if (!isMore) return;
    const holder = object.holder?.held.find(({ object }) => object === event.object)?.acquired;
    const detail = { release: stepOf(event), ...step("earlier", earlier), ...step("holder", holder) };
    if (object.object.kind === "Lock" && object.holder?.pid !== event.pid)
      this.foreign.set(object.id, [...(this.foreign.get(object.id) ?? []), detail]);
    if (object.isSemaphore && object.object.size !== 0 && permits >= (object.object.size ?? Infinity))
      this.tooMany.set(object.id, this.tooMany.get(object.id) ?? detail);
  }

  finish(replay: Replay): Finding[] {
    const faults = [
      ...this.refused,
      ...[...this.foreign].flatMap(([id, all]) => (isGate(id, replay) ? [] : all)),
    ];
    const risks = [...this.tooMany].flatMap(([id, detail]) => (isGate(id, replay) ? [] : [detail]));
    return [
      ...faults.map((detail) => report(detail, "fault")),
      ...risks.map((detail) => report(detail, "risk")),
    ];
  }

  private balanceOf({ object, pid }: TraceEvent): Balance {
    const known = this.balances.get(object ?? -1, pid);
    if (known !== undefined) return known;
    const balance = { acquired: 0, released: 0, last: undefined };
    this.balances.set(object ?? -1, pid, balance);
    return balance;
  }
}

/** Somebody who gives back what only others take gives a signal, and makes no mistake. */
function isGate(id: number, replay: Replay): boolean {
  const { acquirers, releasers } = replay.object(id);
  return [...releasers].some((pid) => !acquirers.has(pid));
}

function step(name: string, event: TraceEvent | undefined): object {
  return event === undefined ? {} : { [name]: stepOf(event) };
}

function report(detail: DoubleRelease, severity: "fault" | "risk"): Finding {
  return finding("double-release", {
    severity,
    detail,
    steps: [detail.release],
  });
}
