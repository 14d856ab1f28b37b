/** A trace as steps to read one after another: who did what, and where. Names of operations are those of the program, in no language. */

import type { Trace, TraceEvent, TraceObject, TraceSite } from "@mp/runtime/trace";

/** One step of a process. */
export interface TraceStep {
  /** Number of its event: what is told of a trace elsewhere calls it so too. */
  readonly seq: number;
  readonly pid: number;
  /** Such as `contador.value → 1`. */
  readonly action: string;
  readonly site: TraceSite | undefined;
  /** `file:line`, the file without its folder. */
  readonly place: string | undefined;
  /** It had to wait. */
  readonly isWait: boolean;
  /** It is part of a fault that was found. */
  readonly isFault: boolean;
}

/** The steps of a trace; `faults` are the `seq`s of events that faults are about. */
export function traceSteps(trace: Trace, faults: ReadonlySet<number>): TraceStep[] {
  const names = new Names(trace);
  const told = trace.events.flatMap((event) => {
    const action = actionOf(event, names);
    return action === undefined ? [] : [{ event, action }];
  });
  return told.map(({ event, action }) => {
    const site = event.site === undefined ? undefined : trace.sites[event.site];
    return {
      seq: event.seq,
      pid: event.pid,
      action,
      site,
      place: site && placeOf(site),
      isWait: event.type === "wait.begin",
      isFault: faults.has(event.seq),
    };
  });
}

/** `contador.ts:12`. */
export function placeOf({ file, line }: TraceSite): string {
  return `${file.replaceAll("\\", "/").split("/").at(-1) ?? file}:${line}`;
}

/** `file:line:column`, whole. */
export function siteText({ file, line, column }: TraceSite): string {
  return `${file}:${line}:${column}`;
}

/** What the processes and objects of a trace are called. */
class Names {
  readonly #processes: ReadonlyMap<number, string>;
  readonly #objects: ReadonlyMap<number, TraceObject>;

  constructor({ processes, objects }: Trace) {
    this.#processes = new Map(processes.map(({ pid, name }) => [pid, name]));
    this.#objects = new Map(objects.map((object) => [object.id, object]));
  }

  process(pid: number): string {
    return this.#processes.get(pid) ?? `pid ${pid}`;
  }

  object(event: TraceEvent): string {
    return event.object === undefined ? "" : (this.#objects.get(event.object)?.name ?? `#${event.object}`);
  }

  kind(event: TraceEvent): string | undefined {
    return event.object === undefined ? undefined : this.#objects.get(event.object)?.kind;
  }
}

/** What an event says in the words of the program; nothing if it only says that something else goes on. */
function actionOf(event: TraceEvent, names: Names): string | undefined {
  const object = names.object(event);
  switch (event.type) {
    case "process.begin":
      return undefined;
    case "process.end":
      return event.exitCode === 0 ? undefined : `exit ${event.exitCode}`;
    case "process.start":
    case "process.terminate":
    case "process.join":
      return `${names.process(event.target)}.${event.type.slice("process.".length)}()`;
    case "wait.begin":
    case "wait.end":
      return waitAction(event, event.target === undefined ? object : names.process(event.target));
    case "acquire.fail":
      return `${object}.acquire() → ${event.reason}`;
    case "read":
    case "write":
      return accessAction(event, object, names.kind(event));
    case "put":
    case "send":
      return `${object}.${event.type}(${event.value ?? `#${event.message}`})`;
    case "get":
    case "recv":
      return `${object}.${event.type}() → ${event.value ?? `#${event.message}`}`;
    case "look":
      return `${event.target === undefined ? object : names.process(event.target)}.${event.what} → ${String(event.answer)}`;
    case "task.submit":
    case "task.begin":
    case "task.end":
    case "task.result":
      return `${event.type} ${event.task}`;
    case "output":
      return `${event.stream}: ${event.text.trimEnd()}`;
    case "error":
      return event.message.split("\n", 1)[0];
    default:
      return `${object}.${METHODS[event.type]}()`;
  }
}

/** Events that are a method of their object. */
const METHODS = {
  acquire: "acquire",
  release: "release",
  notify: "notify",
  set: "set",
  clear: "clear",
  close: "close",
  "all.done": "join",
  "barrier.abort": "abort",
  "barrier.arrive": "wait",
  "barrier.pass": "pass",
  "barrier.reset": "reset",
  "release.fail": "release",
  "task.done": "taskDone",
} as const;

type Wait = Extract<TraceEvent, { type: "wait.begin" | "wait.end" }>;

/** `Lock-1.acquire()…`: it waits. */
function waitAction(event: Wait, object: string): string | undefined {
  const call = object === "" ? `${event.operation}()` : `${object}.${event.operation}()`;
  if (event.type === "wait.begin") return `${call}…`;
  return event.result === "ready" ? undefined : `${call} → ${event.result}`;
}

type Access = Extract<TraceEvent, { type: "read" | "write" }>;

function accessAction(
  { type, index, length = 1, value = "?" }: Access,
  object: string,
  kind?: string,
): string {
  const arrow = type === "read" ? "→" : "←";
  if (kind === "Value" || kind === "RawValue") return `${object}.value ${arrow} ${value}`;
  return `${object}[${length > 1 ? `${index}…${index + length - 1}` : index}] ${arrow} ${value}`;
}
