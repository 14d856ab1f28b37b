import { z } from "zod";
import type { EventBase, EventType, LookAt, ObjectKind, TraceEvent, WaitOperation } from "../trace.ts";

/** A number that the trace gives to something: a place in a list. */
export const place: z.ZodInt = z.int().min(0);
export const pid: z.ZodInt = z.int().min(0).describe("1 for the main process, then 2, 3, …");

/** Names, so that one that is missing here does not compile. */
function names<Name extends string>(all: Readonly<Record<Name, true>>): z.ZodType<Name> {
  return z.enum(Object.keys(all)) as unknown as z.ZodType<Name>;
}

export const operationSchema: z.ZodType<WaitOperation> = names<WaitOperation>({
  ...{ acquire: true, wait: true, barrier: true, put: true, get: true, join: true },
  ...{ send: true, recv: true, poll: true, sleep: true, task: true, result: true },
}).describe("What waits.");

export const lookSchema: z.ZodType<LookAt> = names<LookAt>({
  ...{ empty: true, full: true, qsize: true, poll: true, locked: true, isSet: true, getValue: true },
  ...{ nWaiting: true, broken: true, isAlive: true, exitCode: true, ready: true },
}).describe("What was asked.");

export const kindSchema: z.ZodType<ObjectKind> = names<ObjectKind>({
  ...{ Lock: true, RLock: true, Semaphore: true, BoundedSemaphore: true, Condition: true, Event: true },
  ...{ Barrier: true, Value: true, RawValue: true, Array: true, RawArray: true, SharedMemory: true },
  ...{ ShareableList: true, Queue: true, JoinableQueue: true, SimpleQueue: true, Pipe: true },
  ...{ Pool: true, Object: true },
});

export const answerSchema: z.ZodType<boolean | number | null> = z.union([z.boolean(), z.number(), z.null()]);

const BASE = {
  seq: z.int().min(0).describe("Place in the order of all events: causes come before effects."),
  time: z.number().min(0).describe("Milliseconds since the trace began; virtual in controlled mode."),
  pid,
  op: z.int().exactOptional().describe("Of a promise: which of its process's operations."),
  object: place.exactOptional().describe("Place in objects."),
  site: place.exactOptional().describe("Place in sites."),
};
const value = z.string().max(1000).exactOptional().describe("The value, in short.");
const MESSAGE = { message: z.int().min(0), size: z.number().min(0), value };
const ENDED = { end: z.literal([0, 1]).describe("Which end of a pipe.") };
const ACCESS = { index: place, length: place.exactOptional(), value };
const TARGET = { target: pid };
const EXIT = { target: pid, exitCode: z.int() };
const WAIT = { operation: operationSchema, target: pid.exactOptional() };
const TASK = { task: place };
const RESULT = { task: place, ok: z.boolean() };
const optionalInt = z.int().exactOptional();
const flag = z.boolean().exactOptional();
const how = z.enum(["ready", "timeout", "aborted", "deadlock"]);

/** What the events of each type tell besides what all tell. */
const DETAILS = {
  "process.start": TARGET,
  "process.begin": {},
  "process.end": { exitCode: z.int() },
  "process.terminate": EXIT,
  "process.join": EXIT,
  "wait.begin": { ...WAIT, timed: flag },
  "wait.end": { ...WAIT, result: how },
  acquire: { depth: optionalInt, value: optionalInt, abandoned: flag, tried: flag },
  "acquire.fail": { reason: z.enum(["busy", "timeout"]) },
  release: { depth: optionalInt, value: optionalInt },
  "release.fail": {},
  notify: { count: place },
  set: {},
  clear: {},
  "barrier.arrive": {},
  "barrier.pass": { index: place },
  "barrier.abort": {},
  "barrier.reset": {},
  put: MESSAGE,
  get: MESSAGE,
  "task.done": {},
  "all.done": {},
  look: { what: lookSchema, answer: answerSchema, target: pid.exactOptional() },
  send: { ...MESSAGE, ...ENDED },
  recv: { ...MESSAGE, ...ENDED },
  close: ENDED,
  read: ACCESS,
  write: ACCESS,
  "task.submit": TASK,
  "task.begin": TASK,
  "task.end": RESULT,
  "task.result": RESULT,
  output: { stream: z.enum(["stdout", "stderr"]), text: z.string() },
  error: { message: z.string() },
} satisfies Record<EventType, z.ZodRawShape>;

const SCHEMAS = Object.entries(DETAILS).map(([type, detail]) =>
  z.strictObject({ ...BASE, type: z.literal(type), ...detail }),
);

/** What the runtime's types say of the details, and what is said above: a difference does not compile. */
type Typed = { [Type in EventType]: Omit<Extract<TraceEvent, { type: Type }>, keyof EventBase | "type"> };
type Checked = { [Type in EventType]: z.output<z.ZodObject<(typeof DETAILS)[Type]>> };
type Same = [Typed] extends [Checked] ? ([Checked] extends [Typed] ? TraceEvent : "differ") : "differ";

/** One event. */
export const eventSchema: z.ZodType<TraceEvent> = z.discriminatedUnion(
  "type",
  SCHEMAS as unknown as Parameters<typeof z.discriminatedUnion>[1],
) as unknown as z.ZodType<Same>;
