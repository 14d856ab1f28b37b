import { stepOf } from "../findings/finding.ts";
import { messageOf } from "../replay/order.ts";
import { Pairs } from "../replay/pairs.ts";
import type { Replay, Watcher } from "../replay/replay.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import { momentOf } from "./lane-builder.ts";
import type { Arrow } from "./model.ts";
import { enderOf } from "./wake.ts";

/** Draws the arrows between lanes. */
export class Arrows implements Watcher {
  readonly sees: readonly EventType[] = [
    ...(["process.start", "process.begin", "put", "get", "send", "recv", "wait.end"] as const),
    ...(["task.submit", "task.begin", "task.end", "task.result"] as const),
  ];
  readonly arrows: Arrow[] = [];
  /** Where arrows begin whose other end is not there yet. */
  private readonly open = new Map<string, TraceEvent>();
  private readonly sent = new Pairs<TraceEvent>();

  see(event: TraceEvent, replay: Replay): void {
    switch (event.type) {
      case "process.start":
        this.open.set(`start ${event.target}`, event);
        break;
      case "process.begin":
        this.close("start", `start ${event.pid}`, event);
        break;
      case "put":
      case "send":
        this.sent.set(event.object ?? -1, messageOf(event), event);
        break;
      case "get":
      case "recv":
        this.join("message", this.sent.get(event.object ?? -1, messageOf(event)), event);
        this.sent.delete(event.object ?? -1, messageOf(event));
        break;
      case "task.submit":
      case "task.end":
        this.open.set(`${event.type} ${event.object} ${event.task}`, event);
        break;
      case "task.begin":
        this.close("task", `task.submit ${event.object} ${event.task}`, event);
        break;
      case "task.result":
        this.close("task", `task.end ${event.object} ${event.task}`, event);
        break;
      case "wait.end":
        this.woken(event, replay);
        break;
      default:
        break;
    }
  }

  private close(kind: Arrow["kind"], key: string, to: TraceEvent): void {
    this.join(kind, this.open.get(key), to);
    this.open.delete(key);
  }

  private join(kind: Arrow["kind"], from: TraceEvent | undefined, to: TraceEvent): void {
    if (from === undefined) return;
    const value = "value" in from ? from.value : undefined;
    this.arrows.push({ kind, from: end(from), to: end(to), ...(typeof value === "string" ? { value } : {}) });
  }

  /** Only what came while the process waited, and from another one, has woken it. */
  private woken(event: Extract<TraceEvent, { type: "wait.end" }>, replay: Replay): void {
    const begun = replay.process(event.pid).waits.get(event.op ?? -1);
    const by = event.result === "ready" ? enderOf(event, replay) : undefined;
    if (by === undefined || by.pid === event.pid || by.seq < (begun?.seq ?? 0)) return;
    this.arrows.push({ kind: "wake", from: end(by), to: end(event) });
  }
}

function end(event: TraceEvent): Arrow["from"] {
  return { ...momentOf(event), ...stepOf(event) };
}
