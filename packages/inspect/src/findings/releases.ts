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
  private readonly balances = new Map<string, Balance>();
  private readonly found: DoubleRelease[] = [];
  /** By semaphore, how many permits are there, where that is known. */
  private readonly permits = new Map<number, number>();
  private readonly tooMany = new Map<number, DoubleRelease>();

  see(event: TraceEvent, replay: Replay): void {
    if (event.object === undefined) return;
    const balance = this.balanceOf(event);
    const object = replay.object(event.object);
    if (event.type === "release.fail") {
      this.found.push({ release: stepOf(event), ...step("earlier", balance.last) });
      return;
    }
    const permits = this.permits.get(object.id) ?? object.object.size ?? Number.NaN;
    this.permits.set(object.id, permits + (event.type === "release" ? 1 : -1));
    if (event.type === "acquire") balance.acquired++;
    if (event.type !== "release") return;
    const isMore = balance.released >= balance.acquired && balance.acquired > 0;
    const earlier = balance.last;
    balance.released++;
    balance.last = event;
    const holder = object.holder?.held.find(({ object }) => object === event.object)?.acquired;
    const detail = { release: stepOf(event), ...step("earlier", earlier), ...step("holder", holder) };
    // Somebody who gives back what others take is a signal, not a mistake; so only those who acquire are looked at.
    if (isMore && object.object.kind === "Lock" && object.holder?.pid !== event.pid) this.found.push(detail);
    if (
      isMore &&
      object.isSemaphore &&
      object.object.size !== 0 &&
      permits >= (object.object.size ?? Infinity)
    )
      this.tooMany.set(object.id, this.tooMany.get(object.id) ?? detail);
  }

  finish(replay: Replay): Finding[] {
    const risks = [...this.tooMany].flatMap(([id, detail]) => {
      const { acquirers, releasers } = replay.object(id);
      return [...releasers].every((pid) => acquirers.has(pid)) ? [report(detail, "risk")] : [];
    });
    return [...this.found.map((detail) => report(detail, "fault")), ...risks];
  }

  private balanceOf({ object, pid }: TraceEvent): Balance {
    const key = `${object} ${pid}`;
    const balance = this.balances.get(key) ?? { acquired: 0, released: 0, last: undefined };
    this.balances.set(key, balance);
    return balance;
  }
}

function step(name: string, event: TraceEvent | undefined): object {
  return event === undefined ? {} : { [name]: stepOf(event) };
}

function report(detail: DoubleRelease, severity: "fault" | "risk"): Finding {
  return finding("double-release", {
    severity,
    detail,
    steps: [detail.release, detail.earlier, detail.holder],
  });
}
