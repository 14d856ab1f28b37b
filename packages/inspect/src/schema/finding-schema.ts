import { z } from "zod";
import type { Finding, FindingDetails, FindingKind } from "../findings/finding.ts";
import { answerSchema, lookSchema, operationSchema, pid, place } from "./event-schema.ts";

const STEP = {
  event: place.describe("seq of the event."),
  pid,
  object: place.exactOptional(),
  site: place.exactOptional().describe("Place in the sites of the trace."),
};
const step = z.strictObject(STEP);
const later = step.exactOptional();
const steps = z.array(step);
const pids = z.array(pid);
const value = z.string().exactOptional();

const access = z
  .strictObject({ ...STEP, access: z.enum(["read", "write"]), index: place, value, locks: z.array(place) })
  .describe("A read or a write, with what its process held.");
const blocked = z
  .strictObject({
    ...STEP,
    operation: operationSchema,
    target: pid.exactOptional(),
    waitsFor: pids,
    certain: z.boolean().describe("Whether nobody else could end the wait."),
    heldSince: later,
  })
  .describe("A process that waits for ever.");
const DEADLOCK = { waits: z.array(blocked), cycle: z.array(blocked), goOn: pids };
const nesting = z.strictObject({ pid, held: step, wanted: step });

/** What the findings of each kind tell: the words are those of the types in findings/finding.ts. */
const DETAILS = {
  "data-race": {
    first: access,
    second: access,
    times: place,
    indexes: z.array(place),
    polled: z.boolean().describe("Whether the reader looks again and again, and one process writes."),
  },
  "lost-update": { read: access, between: access, write: access, times: place },
  "check-then-act": { look: access, between: access, act: access },
  "order-violation": { read: access, write: access },
  "lock-per-process": { data: place, first: access, second: access, firstLock: step, secondLock: step },
  deadlock: DEADLOCK,
  "partial-deadlock": DEADLOCK,
  livelock: { rounds: place, steps },
  "lock-order": { cycle: z.array(nesting).describe("Each wants what the next one holds.") },
  "lost-wake-up": {
    how: z.enum(["nobody-waiting", "woke-another", "too-early", "no-signal", "cleared"]),
    wait: step,
    signal: later,
    change: later,
  },
  "queue-empty-race": { how: z.enum(["end", "item"]), look: step, change: step, wait: later, left: place },
  "unread-messages": { left: place, puts: steps },
  "daemon-cut-off": { start: step, last: later },
  "stale-look": { look: step, what: lookSchema, answer: answerSchema, change: step, wait: step },
  "barrier-short": { arrived: steps, parties: place.exactOptional() },
  "double-release": { release: step, earlier: later, holder: later },
  starvation: { wait: step, last: step, passed: place, by: pids },
  "join-before-drain": { join: step, full: step },
  "abandoned-lock": { acquired: step, end: step, next: later, how: z.enum(["terminated", "ended"]) },
  "unguarded-wait": { how: z.enum(["not-again", "not-at-all"]), wait: step, look: later, change: later },
  "uncaught-error": { error: step, message: z.string() },
} satisfies Record<FindingKind, z.ZodRawShape>;

/** What the types say, and what is said above: a difference does not compile. */
type Checked = { [Kind in FindingKind]: z.output<z.ZodObject<(typeof DETAILS)[Kind]>> };
type Typed = Mutable<FindingDetails>;
type Same = [Typed] extends [Checked] ? ([Checked] extends [Typed] ? Finding : "differ") : "differ";
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

const SCHEMAS = Object.entries(DETAILS).map(([kind, detail]) =>
  z.strictObject({
    kind: z.literal(kind),
    severity: z.enum(["fault", "risk"]),
    processes: pids,
    objects: z.array(place),
    sites: z.array(place),
    events: z.array(place),
    detail: z.strictObject(detail),
  }),
);

/** What findings are as JSON. */
export const findingSchema: z.ZodType<Finding> = z.discriminatedUnion(
  "kind",
  SCHEMAS as unknown as Parameters<typeof z.discriminatedUnion>[1],
) as unknown as z.ZodType<Same>;
