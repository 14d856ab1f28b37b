/** What the two numbers and the value of a record mean, by what it is: the details of its event. */

import type { EventType, ObjectKind, WaitOperation } from "../trace/events.ts";
import { LOOKS, NO_ANSWER, OP } from "../trace/probe.ts";
import { TIMED, TRIED, WAIT_RESULTS } from "./codes.ts";
import type { Numbers } from "./messages.ts";
import type { End } from "./reader.ts";
import type { Recorded } from "./records.ts";
import { summary } from "./summary.ts";

/** What is known besides the record. */
export interface Known {
  readonly kind: ObjectKind;
  readonly numbers: Numbers;
  readonly ends: ReadonlyMap<number, End>;
}

type Details = Readonly<Record<string, unknown>> & { readonly type: EventType };
type Detail = (record: Recorded, known: Known) => Details;

const PLAIN: Readonly<Record<number, EventType>> = {
  [OP.BEGIN]: "process.begin",
  [OP.RELEASE_FAIL]: "release.fail",
  [OP.SET]: "set",
  [OP.CLEAR]: "clear",
  [OP.ARRIVE]: "barrier.arrive",
  [OP.ABORT]: "barrier.abort",
  [OP.RESET]: "barrier.reset",
  [OP.TASK_DONE]: "task.done",
  [OP.ALL_DONE]: "all.done",
};

const DETAILED: Readonly<Record<number, Detail>> = {
  [OP.START]: ({ a }) => ({ type: "process.start", target: a }),
  [OP.END]: ({ a, pid }, { ends }) => ({ type: "process.end", exitCode: ends.get(pid)?.exitCode ?? a }),
  [OP.TERMINATE]: ({ a, b }) => ({ type: "process.terminate", target: a, exitCode: b }),
  [OP.JOIN]: ({ a, b }) => ({ type: "process.join", target: a, exitCode: b }),
  [OP.WAIT_BEGIN]: (record, known) => ({
    type: "wait.begin",
    ...waitOf(record, known),
    ...((record.a & TIMED) === 0 ? undefined : { timed: true }),
  }),
  [OP.WAIT_END]: (record, known) => ({
    type: "wait.end",
    ...waitOf(record, known),
    result: WAIT_RESULTS[record.a >> 8],
  }),
  [OP.ACQUIRE]: ({ a, b }, { kind }) => ({
    type: "acquire",
    ...holdOf(kind, a),
    ...((b & 1) === 0 ? undefined : { abandoned: true }),
    ...((b & TRIED) === 0 ? undefined : { tried: true }),
  }),
  [OP.ACQUIRE_FAIL]: ({ a }) => ({ type: "acquire.fail", reason: a === 0 ? "busy" : "timeout" }),
  [OP.RELEASE]: ({ a }, { kind }) => ({ type: "release", ...holdOf(kind, a) }),
  [OP.NOTIFY]: ({ a }) => ({ type: "notify", count: a }),
  [OP.PASS]: ({ a }) => ({ type: "barrier.pass", index: a }),
  [OP.PUT]: (record, known) => ({ type: "put", ...messageOf(record, known) }),
  [OP.GET]: (record, known) => ({ type: "get", ...messageOf(record, known) }),
  [OP.SEND]: (record, known) => ({ type: "send", ...endOf(record), ...messageOf(record, known) }),
  [OP.RECV]: (record, known) => ({ type: "recv", ...endOf(record), ...messageOf(record, known) }),
  [OP.CLOSE]: (record) => ({ type: "close", ...endOf(record) }),
  [OP.LOOK]: lookOf,
  [OP.READ]: (record) => ({ type: "read", ...accessOf(record) }),
  [OP.WRITE]: (record) => ({ type: "write", ...accessOf(record) }),
  [OP.TASK_SUBMIT]: ({ a }) => ({ type: "task.submit", task: a }),
  [OP.TASK_BEGIN]: ({ a }) => ({ type: "task.begin", task: a }),
  [OP.TASK_END]: ({ a, b }) => ({ type: "task.end", task: a, ok: b === 1 }),
  [OP.TASK_RESULT]: ({ a, b }) => ({ type: "task.result", task: a, ok: b === 1 }),
  [OP.OUTPUT]: ({ a, value }) => ({
    type: "output",
    stream: a === 2 ? "stderr" : "stdout",
    text: String(value),
  }),
  [OP.ERROR]: ({ value }) => ({ type: "error", message: String(value) }),
};

/** The type of a record's event, and what it says besides what every event has. */
export function detailsOf(record: Recorded, known: Known): Details {
  const type = PLAIN[record.op];
  if (type !== undefined) return { type };
  const detail = DETAILED[record.op];
  if (detail === undefined) throw new Error(`There is no event for the number ${record.op}`);
  return detail(record, known);
}

function holdOf(kind: ObjectKind, a: number): object | undefined {
  if (kind === "RLock") return { depth: a };
  return kind === "Semaphore" || kind === "BoundedSemaphore" ? { value: a } : undefined;
}

function messageOf(record: Recorded, { kind, numbers }: Known): object {
  const isPipe = kind === "Pipe" || kind === "SimpleQueue";
  return { message: numbers.of(record, isPipe), ...valueOf(record), size: record.b };
}

function endOf({ object }: Recorded): { end: number } {
  return { end: (object & 15) - 1 };
}

function accessOf(record: Recorded): object {
  const { a, b } = record;
  return { index: a, ...(b === 1 ? undefined : { length: b }), ...valueOf(record) };
}

function valueOf({ value }: Recorded): { value: string } | undefined {
  if (value === undefined) return undefined;
  return { value: typeof value === "string" ? value : summary(value) };
}

function lookOf({ a, b, value }: Recorded): Details {
  const target = a >>> 8;
  const answer = value === true ? b === 1 : b === NO_ANSWER ? null : b;
  return { type: "look", what: LOOKS[a & 0xff], answer, ...(target === 0 ? undefined : { target }) };
}

function waitOf({ a, b }: Recorded, { kind }: Known): { operation: WaitOperation; target?: number } {
  const op = a & 0xff;
  const operation = op === OP.AWAIT ? (kind === "Pipe" ? "poll" : "wait") : (WAITS[op] ?? "wait");
  return op === OP.JOIN ? { operation, target: b } : { operation };
}

const WAITS: Readonly<Record<number, WaitOperation>> = {
  [OP.ACQUIRE]: "acquire",
  [OP.WAIT]: "wait",
  [OP.ARRIVE]: "barrier",
  [OP.PUT]: "put",
  [OP.GET]: "get",
  [OP.JOIN]: "join",
  [OP.ALL_DONE]: "join",
  [OP.SEND]: "send",
  [OP.RECV]: "recv",
  [OP.SLEEP]: "sleep",
  [OP.TASK_BEGIN]: "task",
  [OP.TASK_RESULT]: "result",
};
