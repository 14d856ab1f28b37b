import { Pairs } from "../replay/pairs.ts";
import type { Replay } from "../replay/replay.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf, type UnguardedWait } from "./finding.ts";

type Look = Extract<TraceEvent, { type: "read" | "look" }>;

/** A wait on a condition that followed a look under its lock. */
interface Wait {
  readonly begin: TraceEvent;
  readonly looks: readonly Look[];
  notified: TraceEvent | undefined;
  /** When it had the lock again. */
  back: TraceEvent | undefined;
}

/**
 * `if` in place of `while` around a condition's wait: a process looks, waits, is notified, and does not look again from the same place.
 * In the meantime another process may have changed what it had been notified of.
 */
export class UnguardedWaits implements Detector {
  readonly sees: readonly EventType[] = [
    ...(["acquire", "release", "wait.begin", "wait.end", "notify"] as const),
    ...(["read", "write", "look", "put", "get", "send", "recv", "process.end"] as const),
  ];
  /** By pid, what it looked at since it got its latest lock, and what between that and its latest release. */
  private readonly looks = new Map<number, Look[]>();
  private readonly left = new Map<number, Look[]>();
  private readonly waits = new Map<number, Wait>();
  private readonly waiters = new Map<number, Set<number>>();
  private readonly notified = new Map<number, TraceEvent>();
  /** By datum, the latest write. */
  private readonly writes = new Pairs<TraceEvent>();
  private readonly found = new Map<string, UnguardedWait>();

  see(event: TraceEvent, replay: Replay): void {
    const { pid } = event;
    const wait = this.waits.get(pid);
    if (wait?.back !== undefined) this.next(event, wait);
    switch (event.type) {
      case "acquire":
        this.looks.set(pid, []);
        if (wait?.notified !== undefined) wait.back ??= event;
        break;
      case "release":
        this.left.set(pid, this.looks.get(pid) ?? []);
        this.looks.delete(pid);
        break;
      case "read":
      case "look":
        this.looks.get(pid)?.push(event);
        break;
      case "write":
        this.writes.set(event.object ?? -1, event.index, event);
        break;
      case "notify":
        this.notified.set(event.object ?? -1, event);
        break;
      case "wait.begin":
        this.begins(event, replay);
        break;
      case "wait.end":
        if (wait !== undefined && event.object === wait.begin.object) this.ends(event, wait);
        break;
      default:
        break;
    }
  }

  finish(): Finding[] {
    return [...this.found.values()]
      .filter(
        ({ wait, change }) => change !== undefined || (this.waiters.get(wait.object ?? -1)?.size ?? 0) > 1,
      )
      .map((detail) =>
        finding("unguarded-wait", {
          severity: detail.change === undefined ? "risk" : "fault",
          detail,
          steps: [detail.wait],
        }),
      );
  }

  private begins(begin: TraceEvent, replay: Replay): void {
    const { pid, object } = begin;
    if (object === undefined || replay.object(object).object.kind !== "Condition") return;
    this.waiters.set(object, (this.waiters.get(object) ?? new Set()).add(pid));
    const looks = this.left.get(pid) ?? [];
    if (looks.length > 0) this.waits.set(pid, { begin, looks, notified: undefined, back: undefined });
  }

  private ends(event: Extract<TraceEvent, { type: "wait.end" }>, wait: Wait): void {
    if (event.result === "ready") wait.notified = this.notified.get(event.object ?? -1);
    else this.waits.delete(event.pid);
  }

  /** What it does first with the lock back. */
  private next(event: TraceEvent, wait: Wait): void {
    // To look, it may need a lock of its own.
    if (event.type === "acquire") return;
    this.waits.delete(event.pid);
    if ((event.type === "read" || event.type === "look") && wait.looks.some((look) => isSame(look, event)))
      return;
    const look = wait.looks.at(-1) as Look;
    const key = `${wait.begin.object} ${look.site} ${wait.begin.site}`;
    const change = this.changeDuring(wait);
    if (change === undefined && this.found.has(key)) return;
    this.found.set(key, {
      how: "not-again",
      look: stepOf(look),
      wait: stepOf(wait.begin),
      ...(change === undefined ? {} : { change: stepOf(change) }),
    });
  }

  /** Neither the waiter nor who notified it: a third one was quicker. */
  private changeDuring({ begin, looks, notified, back }: Wait): TraceEvent | undefined {
    return looks
      .map((look) => (look.type === "read" ? this.writes.get(look.object ?? -1, look.index) : undefined))
      .find(
        (write) =>
          write !== undefined &&
          write.pid !== begin.pid &&
          write.pid !== notified?.pid &&
          write.seq > (notified?.seq ?? 0) &&
          write.seq < (back?.seq ?? 0),
      );
  }
}

/** The same question from the same place; without places, the same question. */
function isSame(a: Look, b: Look): boolean {
  return a.site === undefined ? datumOf(a) === datumOf(b) : a.site === b.site;
}

function datumOf(look: Look): string {
  return `${look.object} ${look.type === "read" ? look.index : look.what}`;
}
