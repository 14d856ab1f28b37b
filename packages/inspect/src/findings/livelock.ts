import type { Replay } from "../replay/replay.ts";
import { living } from "../replay/stuck.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

/** What never happens twice the same: after it, the program is elsewhere than it ever was. */
const PROGRESS: ReadonlySet<EventType> = new Set<EventType>([
  ...(["process.start", "process.begin", "process.end", "process.terminate", "process.join"] as const),
  ...(["put", "get", "send", "recv", "task.done", "task.submit", "task.begin", "task.end"] as const),
  ...(["barrier.pass", "output", "error"] as const),
]);

/** What a process does to get on: without any of these it does not try. */
const TRIES: ReadonlySet<EventType> = new Set<EventType>([
  ...([
    "acquire",
    "acquire.fail",
    "release",
    "read",
    "write",
    "look",
    "notify",
    "set",
    "clear",
    "wait.end",
  ] as const),
]);

/**
 * Processes that are busy without end: since the last thing that can't be undone, the state of the shared objects has come back to where it is now, again and
 * again, and each process that is not blocked has done something in each round. So no schedule was unfair to anybody, and yet nobody got on.
 */
export class Livelocks implements Detector {
  readonly sees: readonly EventType[] = [...PROGRESS, ...TRIES];
  private events: TraceEvent[] = [];

  private readonly rounds: { readonly stopped: number; readonly other: number };

  /** @param rounds how many are a livelock: in an execution that was stopped by its limit of steps, and in any other. */
  constructor(rounds: { readonly stopped: number; readonly other: number }) {
    this.rounds = rounds;
  }

  see(event: TraceEvent): void {
    if (PROGRESS.has(event.type)) this.events = [];
    else this.events.push(event);
  }

  finish(replay: Replay): Finding[] {
    const isStopped = replay.trace.outcome?.kind === "step-limit";
    const busy = new Set(living(replay).flatMap(({ pid, waits }) => (waits.size === 0 ? [pid] : [])));
    for (const { pid } of this.events) if (living(replay).some((p) => p.pid === pid)) busy.add(pid);
    if (busy.size < 2 || (replay.trace.outcome !== undefined && !isStopped)) return [];
    const rounds = roundsOf(this.events, busy);
    if (rounds < (isStopped ? this.rounds.stopped : this.rounds.other)) return [];
    const steps = [...busy].flatMap((pid) => this.triesOf(pid)).map(stepOf);
    return [
      finding("livelock", { severity: isStopped ? "fault" : "risk", detail: { rounds, steps }, steps }),
    ];
  }

  /** What a process tries again and again: the latest of each place. */
  private triesOf(pid: number): TraceEvent[] {
    const own = this.events.filter((event) => event.pid === pid);
    const asks = own.filter(({ type }) => type === "acquire" || type === "acquire.fail");
    const looks = own.filter(({ type }) => type === "read" || type === "write" || type === "look");
    const tries = asks.length > 0 ? asks : looks.length > 0 ? looks : own.slice(-1);
    return [...new Map(tries.map((event) => [event.site ?? event.type, event])).values()];
  }
}

/** How often the last state was there before, with all of `busy` doing something in between. */
function roundsOf(events: readonly TraceEvent[], busy: ReadonlySet<number>): number {
  const last = new State();
  for (const event of events) last.step(event);
  const state = new State();
  const active = new Set<number>();
  let rounds = 0;
  for (const event of events) {
    state.step(event);
    active.add(event.pid);
    if (active.size < busy.size || !state.isSameAs(last)) continue;
    rounds++;
    active.clear();
  }
  return rounds;
}

/** Values of shared data, holders of locks, and which events are set, as far as the events tell. */
class State {
  private readonly facts = new Map<string, string>();

  step(event: TraceEvent): void {
    const { type, object, pid } = event;
    if (type === "write" || type === "read") this.facts.set(`${object} ${event.index}`, event.value ?? "");
    else if (type === "acquire") this.facts.set(`${object} by ${pid}`, "held");
    else if (type === "release") this.facts.delete(`${object} by ${pid}`);
    else if (type === "set" || type === "clear") this.facts.set(`${object}`, type);
  }

  isSameAs({ facts }: State): boolean {
    if (facts.size !== this.facts.size) return false;
    for (const [key, value] of facts) if (this.facts.get(key) !== value) return false;
    return true;
  }
}
