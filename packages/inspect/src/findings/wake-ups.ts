import { Pairs } from "../replay/pairs.ts";
import type { Replay } from "../replay/replay.ts";
import type { Stuck, StuckWait } from "../replay/stuck.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { AccessEvent } from "./cell.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, type LostWakeUp, type Step, stepOf } from "./finding.ts";

/** What an event went through. */
interface Pulse {
  set: TraceEvent | undefined;
  cleared: TraceEvent | undefined;
}

/** Why nobody ends a wait on a condition or an event, though somebody gave a signal, or should have. */
export class LostWakeUps implements Detector {
  readonly sees: readonly EventType[] = [
    ...(["acquire", "release", "read", "write", "look"] as const),
    ...(["notify", "set", "clear"] as const),
  ];
  /** By pid, what the process has read since it got its latest lock. */
  private readonly sections = new Map<number, AccessEvent[]>();
  /** By pid, the section that ended with its latest release: in a wait, the wait itself released the lock. */
  private readonly left = new Map<number, AccessEvent[]>();
  private readonly lastLook = new Map<number, number>();
  private readonly writes = new Pairs<TraceEvent>();
  private readonly notifications = new Map<number, Extract<TraceEvent, { type: "notify" }>[]>();
  private readonly pulses = new Map<number, Pulse>();
  /** By event and pid, when the process last saw that it is set. */
  private readonly seen = new Pairs<number>();

  see(event: TraceEvent): void {
    const { pid, seq, object = -1 } = event;
    switch (event.type) {
      case "acquire":
        this.sections.set(pid, []);
        break;
      case "release":
        this.left.set(pid, this.sections.get(pid) ?? []);
        this.sections.delete(pid);
        break;
      case "read":
        this.lastLook.set(pid, seq);
        this.sections.get(pid)?.push(event);
        break;
      case "look":
        this.lastLook.set(pid, seq);
        if (event.what === "isSet" && event.answer === true) this.seen.set(object, pid, seq);
        break;
      case "write":
        this.writes.set(object, event.index, event);
        break;
      case "notify":
        this.notified(event, object);
        break;
      case "set":
        this.pulses.set(object, { set: event, cleared: undefined });
        break;
      case "clear":
        this.pulses.set(object, { set: this.pulses.get(object)?.set, cleared: event });
        break;
      default:
        break;
    }
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    return [...stuck.values()].flatMap((wait) => this.lostBy(wait, replay));
  }

  private notified(event: Extract<TraceEvent, { type: "notify" }>, object: number): void {
    const all = this.notifications.get(object);
    if (all === undefined) this.notifications.set(object, [event]);
    else all.push(event);
  }

  private lostBy({ wait }: StuckWait, replay: Replay): Finding[] {
    if (wait.object === undefined) return [];
    const { kind } = replay.object(wait.object).object;
    if (kind === "Event") return this.clearedBefore(wait);
    return kind === "Condition" ? (this.unheardBy(wait) ?? this.changedFor(wait)) : [];
  }

  /** Whoever looked after the notification has seen what it was about. */
  private unheardBy(wait: TraceEvent): Finding[] | undefined {
    const looked = this.lastLook.get(wait.pid) ?? 0;
    const signal = this.lastNotification(
      wait,
      (event) => event.count === 0 && event.seq < wait.seq && event.seq > looked,
    );
    return signal && report("nobody-waiting", wait, { signal });
  }

  /** What it looked at before it waited is another now: then somebody should have told it. */
  private changedFor(wait: TraceEvent): Finding[] {
    const looked = this.lastLook.get(wait.pid) ?? 0;
    const [change] = (this.left.get(wait.pid) ?? [])
      .flatMap(({ object = -1, index }) => this.writes.get(object, index) ?? [])
      .filter(({ pid, seq }) => pid !== wait.pid && seq > looked)
      .toSorted((a, b) => b.seq - a.seq);
    if (change === undefined) return [];
    const after = this.lastNotification(wait, ({ seq }) => seq > change.seq);
    if (after !== undefined) return report("woke-another", wait, { signal: after });
    const before = this.lastNotification(wait, ({ pid, seq }) => pid === change.pid && seq < change.seq);
    return before === undefined
      ? report("no-signal", wait, { change })
      : report("too-early", wait, { signal: before });
  }

  private lastNotification(
    { object = -1 }: TraceEvent,
    isIt: (event: Extract<TraceEvent, { type: "notify" }>) => boolean,
  ): TraceEvent | undefined {
    return this.notifications.get(object)?.findLast(isIt);
  }

  private clearedBefore(wait: TraceEvent): Finding[] {
    const { set, cleared } = this.pulses.get(wait.object ?? -1) ?? {};
    if (set === undefined || cleared === undefined || set.pid === wait.pid) return [];
    if ((this.seen.get(wait.object ?? -1, wait.pid) ?? -1) > set.seq) return [];
    return report("cleared", wait, { signal: set, change: cleared });
  }
}

function report(
  how: LostWakeUp["how"],
  event: TraceEvent,
  told: { readonly signal?: TraceEvent; readonly change?: TraceEvent },
): Finding[] {
  const wait = stepOf(event);
  const signal: { signal?: Step } = told.signal === undefined ? {} : { signal: stepOf(told.signal) };
  const change: { change?: Step } = told.change === undefined ? {} : { change: stepOf(told.change) };
  const detail = { how, wait, ...signal, ...change };
  return [
    finding("lost-wake-up", { severity: "fault", detail, steps: [wait, signal.signal, change.change] }),
  ];
}
