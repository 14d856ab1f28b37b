import type { Cause } from "../timeline/model.ts";
import type { Trace, TraceEvent } from "../trace.ts";

/** Names what a trace refers to by number, in the words of the program. */
export class Words {
  private readonly names: ReadonlyMap<number, string>;
  private readonly trace: Trace;

  constructor(trace: Trace) {
    this.trace = trace;
    this.names = new Map(trace.processes.map(({ pid, name }) => [pid, name]));
  }

  /** `Process-1`; a process that the trace does not list by its pid. */
  process(pid: number): string {
    return this.names.get(pid) ?? `pid ${pid}`;
  }

  /** `Lock-1`, or what the program called it. */
  object(id: number): string {
    return this.trace.objects[id]?.name ?? `object ${id}`;
  }

  /** `counter`, `squares[2]`. */
  datum(object: number, index = 0): string {
    const kind = this.trace.objects[object]?.kind;
    const name = this.object(object);
    return kind === "Value" || kind === "RawValue" ? name : `${name}[${index}]`;
  }

  /** `program.ts:12`; nothing without a site. */
  site(index: number | undefined): string | undefined {
    const site = index === undefined ? undefined : this.trace.sites[index];
    return site === undefined ? undefined : `${site.file.slice(site.file.lastIndexOf("/") + 1)}:${site.line}`;
  }

  /** `acquire Lock-1`, `join Process-2`. */
  waiting({ operation, object, target }: Pick<Cause, "operation" | "object" | "target">): string {
    if (target !== undefined) return `${operation} ${this.process(target)}`;
    return object === undefined ? operation : `${operation} ${this.object(object)}`;
  }

  /** `write counter = 3`, `put Queue-1 42`: an event in the words of the trace. */
  event(event: TraceEvent): string {
    const value = "value" in event && typeof event.value === "string" ? event.value : undefined;
    switch (event.type) {
      case "read":
      case "write":
        return `${event.type} ${this.datum(event.object ?? -1, event.index)}${value === undefined ? "" : ` = ${value}`}`;
      case "process.start":
      case "process.terminate":
      case "process.join":
        return `${event.type} ${this.process(event.target)}`;
      case "look":
        return `${event.what} ${event.object === undefined ? "" : `${this.object(event.object)} `}→ ${event.answer}`;
      case "output":
        return `${event.stream} ${event.text.trimEnd()}`;
      case "error":
        return `error ${event.message}`;
      default:
        return [event.type, event.object === undefined ? undefined : this.object(event.object), value]
          .filter((word) => word !== undefined)
          .join(" ");
    }
  }
}
