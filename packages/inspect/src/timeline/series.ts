import { Pairs } from "../replay/pairs.ts";
import type { Replay, Watcher } from "../replay/replay.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Depth, SharedData } from "./model.ts";

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** Counts the messages in queues and pipes. */
export class Depths implements Watcher {
  readonly sees: readonly EventType[] = ["put", "get", "send", "recv"];
  private readonly series = new Pairs<Open<Depth>>();

  see(event: TraceEvent, replay: Replay): void {
    if (event.object === undefined) return;
    const end = endOf(event);
    let series = this.series.get(event.object, end ?? 2);
    if (series === undefined) {
      const { kind } = replay.object(event.object).object;
      series = { object: event.object, kind, ...(end === undefined ? {} : { end }), points: [], most: 0 };
      this.series.set(event.object, end ?? 2, series);
    }
    const step = event.type === "put" || event.type === "send" ? 1 : -1;
    // What was there before the trace began is not counted.
    const depth = Math.max(0, (series.points.at(-1)?.depth ?? 0) + step);
    series.points.push({ seq: event.seq, time: event.time, depth });
    series.most = Math.max(series.most, depth);
  }

  finish(): Depth[] {
    return [...this.series.values()];
  }
}

/** The end of a pipe from which a message comes. */
function endOf(event: TraceEvent): 0 | 1 | undefined {
  if (event.type === "send") return event.end;
  if (event.type === "recv") return event.end === 0 ? 1 : 0;
  return undefined;
}

/** Follows what shared data holds. */
export class DataOverTime implements Watcher {
  readonly sees: readonly EventType[] = ["read", "write"];
  private readonly objects: Map<string | number, Open<SharedData>>[] = [];

  see(event: TraceEvent): void {
    if ((event.type !== "read" && event.type !== "write") || event.object === undefined) return;
    const { index, length = 1, object, value } = event;
    const cells = (this.objects[object] ??= new Map());
    // Ranges are series of their own.
    const key = length === 1 ? index : `${index} ${length}`;
    let series = cells.get(key);
    if (series === undefined) {
      series = { object, index, ...(length === 1 ? {} : { length }), points: [] };
      cells.set(key, series);
    }
    if (value === undefined || (event.type === "read" && series.points.length > 0)) return;
    const pid = event.type === "write" ? event.pid : 0;
    series.points.push({ seq: event.seq, time: event.time, pid, value });
  }

  finish(): SharedData[] {
    return this.objects.flatMap((cells) => [...cells.values()]).filter(({ points }) => points.length > 0);
  }
}
