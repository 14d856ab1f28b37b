import type { Held } from "../replay/process-state.ts";
import type { Replay, Watcher } from "../replay/replay.ts";
import type { EventType, Trace, TraceEvent } from "../trace.ts";
import { ALL_TYPES } from "./all-types.ts";
import { LaneBuilder, momentOf, type Told } from "./lane-builder.ts";
import type { Lane, Moment } from "./model.ts";
import { enderOf } from "./wake.ts";

/** Draws the lanes of all processes. */
export class Lanes implements Watcher {
  readonly sees: readonly EventType[] = ALL_TYPES;
  private readonly builders = new Map<number, LaneBuilder>();
  private readonly takeTurns: boolean;
  private latest: LaneBuilder | undefined;

  constructor(trace: Trace, told: Told) {
    this.takeTurns = trace.mode === "controlled";
    for (const process of trace.processes) this.builders.set(process.pid, new LaneBuilder(process, told));
  }

  see(event: TraceEvent, replay: Replay): void {
    const lane = this.builders.get(event.pid);
    if (lane === undefined) return;
    if (this.takeTurns) this.passTurn(lane, event);
    this.step(event, lane, replay);
    this.holds(event, replay);
  }

  finish(last: Moment): Lane[] {
    return [...this.builders.values()].flatMap((builder) => builder.lane(last));
  }

  private step(event: TraceEvent, lane: LaneBuilder, replay: Replay): void {
    switch (event.type) {
      case "process.start":
        runs(lane, event);
        this.builders.get(event.target)?.turn("starting", momentOf(event));
        break;
      case "process.end":
        lane.finish(momentOf(event), "ended", event.exitCode);
        break;
      case "process.terminate":
        runs(lane, event);
        this.builders.get(event.target)?.finish(momentOf(event), "terminated", event.exitCode);
        break;
      case "wait.begin":
        lane.block(event, heldByAnother(event, replay));
        break;
      case "wait.end":
        lane.wake(event, event.result === "ready" ? enderOf(event, replay) : undefined);
        break;
      default:
        runs(lane, event);
    }
  }

  private passTurn(lane: LaneBuilder, event: TraceEvent): void {
    if (this.latest !== lane && this.latest?.state === "running") this.latest.turn("ready", momentOf(event));
    this.latest = lane;
  }

  /** Tells those who wait for a lock whose it is. */
  private holds(event: TraceEvent, replay: Replay): void {
    if (event.type !== "acquire" && event.type !== "release") return;
    if (event.object === undefined || !replay.object(event.object).isLock) return;
    for (const waiting of this.builders.values()) {
      if (waiting.waitsFor !== event.object) continue;
      if (event.type === "acquire") waiting.holds(event, momentOf(event));
      else waiting.letsGo(momentOf(event));
    }
  }
}

/** Whatever a process does, it is running then. */
function runs(lane: LaneBuilder, event: TraceEvent): void {
  if (lane.state !== "running" && !lane.isOver) lane.turn("running", momentOf(event));
}

function heldByAnother(wait: Extract<TraceEvent, { type: "wait.begin" }>, replay: Replay): Held | undefined {
  if (wait.operation !== "acquire" || wait.object === undefined) return undefined;
  return replay.object(wait.object).holder?.held.find(({ object }) => object === wait.object);
}
