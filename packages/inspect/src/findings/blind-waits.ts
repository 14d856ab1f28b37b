import type { Clock } from "../replay/clock.ts";
import { alwaysKnown, type ProcessState } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf, type UnguardedWait } from "./finding.ts";

/** What a process did since it acquired a lock. */
interface Section {
  readonly epoch: number;
  looked: boolean;
}

interface Notification {
  readonly pid: number;
  readonly clock: Clock;
}

/**
 * Waits on a condition without a look at anything: whether the notification comes before or after is chance then. Unless the notifier could not come
 * first, since the waiter had the lock before it started it, or told it to go on.
 */
export class BlindWaits implements Detector {
  readonly sees: readonly EventType[] = [
    ...(["acquire", "release", "read", "look", "get"] as const),
    ...(["wait.begin", "wait.end", "notify"] as const),
  ];
  private readonly sections = new Map<number, Section>();
  /** By pid, the section that ended with its latest release. */
  private readonly left = new Map<number, Section>();
  /** By pid, waits that began without a look. */
  private readonly blind = new Map<number, Section>();
  private readonly latest = new Map<number, Notification>();
  private readonly found = new Map<string, UnguardedWait>();

  see(event: TraceEvent, replay: Replay): void {
    const { pid } = event;
    const process = replay.process(pid);
    const section = this.sections.get(pid);
    switch (event.type) {
      case "acquire":
        this.sections.set(pid, { epoch: process.epoch, looked: false });
        break;
      case "release":
        if (section !== undefined) this.left.set(pid, section);
        break;
      case "wait.begin":
        this.begins(event, replay);
        break;
      case "wait.end":
        if (event.result === "ready") this.ends(event, process);
        break;
      case "notify":
        this.latest.set(event.object ?? -1, { pid, clock: process.snapshot });
        break;
      default:
        if (section !== undefined) section.looked = true;
    }
  }

  finish(): Finding[] {
    return [...this.found.values()].map((detail) =>
      finding("unguarded-wait", { severity: "risk", detail, steps: [detail.wait] }),
    );
  }

  private begins({ pid, object }: TraceEvent, replay: Replay): void {
    this.blind.delete(pid);
    const section = this.left.get(pid);
    const isCondition = object !== undefined && replay.object(object).object.kind === "Condition";
    if (isCondition && section !== undefined && !section.looked) this.blind.set(pid, section);
  }

  private ends(event: TraceEvent, process: ProcessState): void {
    const section = this.blind.get(event.pid);
    const notification = this.latest.get(event.object ?? -1);
    const begun = process.waits.get(event.op ?? -1);
    this.blind.delete(event.pid);
    if (section === undefined || notification === undefined || begun === undefined) return;
    if (notification.pid === event.pid || alwaysKnown(notification.clock, process, section.epoch)) return;
    this.found.set(`${begun.object} ${begun.site}`, { how: "not-at-all", wait: stepOf(begun) });
  }
}
