import type { ProcessState } from "../replay/process-state.ts";
import { alwaysKnown } from "../replay/process-state.ts";
import type { Clock } from "../replay/clock.ts";
import type { Replay } from "../replay/replay.ts";
import type { Stuck, StuckWait } from "../replay/stuck.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, type LostWakeUp, stepOf } from "./finding.ts";

/** What a process has done since it last acquired a lock. */
interface Section {
  readonly epoch: number;
  /** Whether it looked at anything. */
  looked: boolean;
}

interface Signal {
  readonly event: TraceEvent;
  readonly clock: Clock;
}

/** The past of an event, as far as it matters. */
interface Pulse {
  set: TraceEvent | undefined;
  cleared: TraceEvent | undefined;
}

/** Notifications and `set`s that came too early, and waits without a look at what they wait for. */
export class LostWakeUps implements Detector {
  readonly sees: readonly EventType[] = [
    ...(["acquire", "release", "read", "look", "get"] as const),
    ...(["wait.begin", "wait.end", "notify", "set", "clear"] as const),
  ];
  private readonly sections = new Map<number, Section>();
  /** By pid, the section whose end was the latest release. */
  private readonly left = new Map<number, Section>();
  private readonly lastLook = new Map<number, number>();
  /** By pid, waits that began without a look. */
  private readonly blind = new Map<number, Section>();
  /** By condition, the latest notification, and the latest that found nobody. */
  private readonly latest = new Map<number, Signal>();
  private readonly unheard = new Map<number, TraceEvent>();
  private readonly pulses = new Map<number, Pulse>();
  /** By event and pid, when the process last saw that it is set. */
  private readonly seen = new Map<string, number>();
  private readonly risks = new Map<string, LostWakeUp>();

  see(event: TraceEvent, replay: Replay): void {
    const { pid, object = -1 } = event;
    const process = replay.process(pid);
    switch (event.type) {
      case "acquire":
        this.sections.set(pid, { epoch: process.epoch, looked: false });
        break;
      case "release":
        this.left.set(pid, this.sections.get(pid) ?? { epoch: process.epoch, looked: true });
        break;
      case "look":
        if (event.what === "isSet" && event.answer === true) this.seen.set(`${object} ${pid}`, event.seq);
        this.looks(event);
        break;
      case "read":
      case "get":
        this.looks(event);
        break;
      case "wait.begin":
        this.begins(event, replay);
        break;
      case "wait.end":
        if (event.result === "ready") this.ends(event, process);
        break;
      case "notify":
        this.latest.set(object, { event, clock: process.snapshot });
        if (event.count === 0) this.unheard.set(object, event);
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
    const lost = [...stuck.values()].flatMap((wait) => this.lostBy(wait, replay));
    return [...lost, ...this.risks.values()].map((detail) =>
      finding("lost-wake-up", {
        severity: detail.how === "may-come-first" ? "risk" : "fault",
        detail,
        steps: [detail.wait, detail.signal, detail.cleared],
      }),
    );
  }

  private looks({ pid, seq }: TraceEvent): void {
    this.lastLook.set(pid, seq);
    const section = this.sections.get(pid);
    if (section !== undefined) section.looked = true;
  }

  /** A condition's lock has just been released by the wait itself. */
  private begins({ pid, object }: TraceEvent, replay: Replay): void {
    this.blind.delete(pid);
    const section = this.left.get(pid);
    const isCondition = object !== undefined && replay.object(object).object.kind === "Condition";
    if (isCondition && section !== undefined && !section.looked) this.blind.set(pid, section);
  }

  /** Nothing made the notification wait for the waiter: neither was the notifier begun by it, nor did it hear of it. */
  private ends(event: TraceEvent, process: ProcessState): void {
    const section = this.blind.get(event.pid);
    const signal = this.latest.get(event.object ?? -1);
    const begun = process.waits.get(event.op ?? -1);
    this.blind.delete(event.pid);
    if (section === undefined || signal === undefined || begun === undefined) return;
    if (signal.event.pid === event.pid || alwaysKnown(signal.clock, process, section.epoch)) return;
    const detail = { how: "may-come-first", wait: stepOf(begun), signal: stepOf(signal.event) } as const;
    this.risks.set(`${begun.object} ${begun.site} ${signal.event.site}`, detail);
  }

  private lostBy({ process, wait }: StuckWait, replay: Replay): LostWakeUp[] {
    if (wait.object === undefined) return [];
    const kind = replay.object(wait.object).object.kind;
    if (kind === "Condition") return this.unheardBy(process, wait);
    return kind === "Event" ? this.clearedBefore(process, wait) : [];
  }

  /** Whoever looked after the notification has seen what it was about. */
  private unheardBy({ pid }: ProcessState, wait: TraceEvent): LostWakeUp[] {
    const signal = this.unheard.get(wait.object ?? -1);
    if (signal === undefined || signal.seq > wait.seq || signal.seq < (this.lastLook.get(pid) ?? 0))
      return [];
    return [{ how: "nobody-waiting", wait: stepOf(wait), signal: stepOf(signal) }];
  }

  private clearedBefore({ pid }: ProcessState, wait: TraceEvent): LostWakeUp[] {
    const { set, cleared } = this.pulses.get(wait.object ?? -1) ?? {};
    if (set === undefined || cleared === undefined || set.pid === pid) return [];
    if ((this.seen.get(`${wait.object} ${pid}`) ?? -1) > set.seq) return [];
    return [{ how: "cleared", wait: stepOf(wait), signal: stepOf(set), cleared: stepOf(cleared) }];
  }
}
