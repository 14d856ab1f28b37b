/**
 * A trace as data: what `@mp/inspect` reads and `mp trace --json` writes. Plain numbers, texts and lists, so it survives JSON.
 */

/** What processes did, in one order in which causes precede effects. */
export interface Trace {
  /** Of this format. */
  readonly version: 1;
  /** `free`: recorded while the processes really ran in parallel. `controlled`: they took turns. */
  readonly mode: "free" | "controlled";
  /** The platform's name, such as `node` or `web`. */
  readonly platform: string;
  /** In the order of their pids. */
  readonly processes: readonly TraceProcess[];
  /** In the order in which they were made, or first seen. */
  readonly objects: readonly TraceObject[];
  /** Empty unless call sites were asked for. */
  readonly sites: readonly TraceSite[];
  /** In the order of `seq`. */
  readonly events: readonly TraceEvent[];
  /** How many events of which process are missing, because there was no room for them. */
  readonly dropped: readonly { readonly pid: number; readonly count: number }[];
  /** Controlled mode: a text that replays exactly this execution. */
  readonly schedule?: string;
  /** Controlled mode: how it ended. */
  readonly outcome?: Outcome;
}

/** A process of a trace. */
export interface TraceProcess {
  /** Its pid: 1 for the main process, then 2, 3, … */
  readonly pid: number;
  /** Its name, such as `Process-1`. */
  readonly name: string;
  /** Pid of the process that started it; `null` for the main process, or if it was started before the trace. */
  readonly parent: number | null;
}

/** What an object of a trace is. */
export type ObjectKind =
  | "Lock"
  | "RLock"
  | "Semaphore"
  | "BoundedSemaphore"
  | "Condition"
  | "Event"
  | "Barrier"
  | "Value"
  | "RawValue"
  | "Array"
  | "RawArray"
  | "SharedMemory"
  | "ShareableList"
  | "Queue"
  | "JoinableQueue"
  | "SimpleQueue"
  | "Pipe"
  | "Pool"
  | "Object";

/** A shared object of a trace. */
export interface TraceObject {
  /** What the events call it: its place in `objects`. */
  readonly id: number;
  /** What it is. */
  readonly kind: ObjectKind;
  /** What the program called it (`nameObject`), or kind and number: `Lock-1`. */
  readonly name: string;
  /** Pid of the process that made it; 0 if it was made before the trace. */
  readonly by: number;
  /** How many: of a semaphore its permits at first, of a queue its capacity (0: no limit), of a barrier its parties. */
  readonly size?: number;
}

/** A place in the program, source-mapped where the platform can; line and column count from 1. */
export interface TraceSite {
  /** The file's URL or path, as the platform names it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Name of the function around it, if it has one. */
  readonly function?: string;
}

/**
 * How an execution in controlled mode ended:
 * - `finished`: the main process came to its end, or called `exit`
 * - `deadlock`: nobody could go on, and no time would change that; `pids` are those who waited. If the main process is not among them, or others
 *   ended before, the rest of the program had gone on without them
 * - `step-limit`: it took more steps than it was given, as where processes only get out of each other's way
 * - `time-limit`: a process computed without any operation for longer than it was given
 * - `error`: nobody caught an error in the main process
 * - `too-many-processes`: there were more at once than the controller's `maxProcesses`
 * - `diverged`: the schedule it was given is of another program
 * - `aborted`: it was given up by a signal
 */
export type Outcome =
  | { readonly kind: "finished"; readonly exitCode: number }
  | { readonly kind: "deadlock"; readonly pids: readonly number[] }
  | { readonly kind: "step-limit" }
  | { readonly kind: "time-limit" }
  | { readonly kind: "error"; readonly pid: number; readonly message: string }
  | { readonly kind: "too-many-processes" }
  | { readonly kind: "diverged" }
  | { readonly kind: "aborted" };

/** What an operation that waits is called in `wait.begin`. */
export type WaitOperation =
  | "acquire"
  | "wait"
  | "barrier"
  | "put"
  | "get"
  | "join"
  | "send"
  | "recv"
  | "poll"
  | "sleep"
  | "task"
  | "result";

/** A question whose answer may be stale at once. */
export type LookAt =
  | "empty"
  | "full"
  | "qsize"
  | "poll"
  | "locked"
  | "isSet"
  | "getValue"
  | "nWaiting"
  | "broken"
  | "isAlive"
  | "exitCode"
  | "ready";

/** What every event has. */
export interface EventBase {
  /** One order for all processes: what releases, puts, sends or writes is numbered before its effect, what acquires or reads after it. */
  readonly seq: number;
  /** Milliseconds since the trace began, comparable between processes; virtual in controlled mode. */
  readonly time: number;
  /** The process it happened in. */
  readonly pid: number;
  /** Of a promise face: which of the process's operations it belongs to, as several may be under way. */
  readonly op?: number;
  /** `id` in `objects`. */
  readonly object?: number;
  /** Index in `sites`. */
  readonly site?: number;
}

/** A short text of a value, of 40 characters at most. */
type Summary = { readonly value?: string };
type Message = Summary & { readonly message: number; readonly size: number };
/** To one element, or to `length` from there on. What `Atomics` does is no event. */
type Access = { readonly index: number; readonly length?: number } & Summary;
type Has<Type extends string, Detail = unknown> = EventBase & { readonly type: Type } & Detail;

/**
 * One thing that happened; `type` says what.
 *
 * - `wait.begin`, `wait.end` are there only when an operation really had to wait.
 * - A condition's `wait` is release, wait.begin, wait.end, acquire; an event's ends with `look` at `isSet`.
 * - `message` counts from 1 for each queue and each direction of a pipe: `put` n and `get` n are the two ends of an arrow.
 * - `target` is a pid.
 * - `timed`: the wait ends by itself; `tried`: the acquire would have given up at once, or after a time.
 */
export type TraceEvent =
  | Has<"process.start", { readonly target: number }>
  | Has<"process.begin">
  | Has<"process.end", { readonly exitCode: number }>
  | Has<"process.terminate", { readonly target: number; readonly exitCode: number }>
  | Has<"process.join", { readonly target: number; readonly exitCode: number }>
  | Has<
      "wait.begin",
      { readonly operation: WaitOperation; readonly target?: number; readonly timed?: boolean }
    >
  | Has<
      "wait.end",
      {
        readonly operation: WaitOperation;
        readonly target?: number;
        readonly result: "ready" | "timeout" | "aborted" | "deadlock";
      }
    >
  | Has<
      "acquire",
      {
        readonly depth?: number;
        readonly value?: number;
        readonly abandoned?: boolean;
        readonly tried?: boolean;
      }
    >
  | Has<"acquire.fail", { readonly reason: "busy" | "timeout" }>
  | Has<"release", { readonly depth?: number; readonly value?: number }>
  | Has<"release.fail">
  | Has<"notify", { readonly count: number }>
  | Has<"set">
  | Has<"clear">
  | Has<"barrier.arrive">
  | Has<"barrier.pass", { readonly index: number }>
  | Has<"barrier.abort">
  | Has<"barrier.reset">
  | Has<"put", Message>
  | Has<"get", Message>
  | Has<"task.done">
  | Has<"all.done">
  | Has<"look", { readonly what: LookAt; readonly answer: boolean | number | null; readonly target?: number }>
  | Has<"send", Message & { readonly end: 0 | 1 }>
  | Has<"recv", Message & { readonly end: 0 | 1 }>
  | Has<"close", { readonly end: 0 | 1 }>
  | Has<"read", Access>
  | Has<"write", Access>
  | Has<"task.submit", { readonly task: number }>
  | Has<"task.begin", { readonly task: number }>
  | Has<"task.end", { readonly task: number; readonly ok: boolean }>
  | Has<"task.result", { readonly task: number; readonly ok: boolean }>
  | Has<"output", { readonly stream: "stdout" | "stderr"; readonly text: string }>
  | Has<"error", { readonly message: string }>;

/** What an event is. */
export type EventType = TraceEvent["type"];
