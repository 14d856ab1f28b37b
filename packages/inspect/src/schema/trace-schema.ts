import { z } from "zod";
import type { Outcome, Trace, TraceObject, TraceProcess, TraceSite } from "../trace.ts";
import { eventSchema, kindSchema, pid, place } from "./event-schema.ts";

/** Each process has a place in the clock of each: more of them would take memory beyond reason. */
const MOST_PROCESSES = 4096;

const processSchema: z.ZodType<TraceProcess> = z.strictObject({
  pid,
  name: z.string(),
  parent: pid.nullable().describe("Pid of the process that started it."),
});

const objectSchema: z.ZodType<TraceObject> = z.strictObject({
  id: place.describe("Its place in objects."),
  kind: kindSchema,
  name: z.string().describe("What the program called it, or kind and number."),
  by: pid.describe("Pid of the process that made it; 0 if it was made before the trace."),
  size: place.exactOptional().describe("Permits of a semaphore, capacity of a queue, parties of a barrier."),
});

const siteSchema: z.ZodType<TraceSite> = z.strictObject({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  function: z.string().exactOptional(),
});

/** Outcomes that have nothing more to tell. */
const bare = (["step-limit", "time-limit", "too-many-processes", "diverged", "aborted"] as const).map(
  (kind) => z.strictObject({ kind: z.literal(kind) }),
);

const outcomeSchema: z.ZodType<Outcome> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("finished"), exitCode: z.int() }),
  z.strictObject({ kind: z.literal("deadlock"), pids: z.array(pid) }),
  z.strictObject({ kind: z.literal("error"), pid, message: z.string() }),
  ...bare,
]);

/** A trace, as JSON. */
export const traceSchema: z.ZodType<Trace> = z
  .strictObject({
    version: z.literal(1),
    mode: z
      .enum(["free", "controlled"])
      .describe("free: really in parallel. controlled: one turn at a time."),
    platform: z.string(),
    processes: z.array(processSchema).max(MOST_PROCESSES),
    objects: z.array(objectSchema),
    sites: z.array(siteSchema).describe("Empty unless they were asked for."),
    events: z.array(eventSchema).describe("In the order of seq."),
    dropped: z
      .array(z.strictObject({ pid, count: place }))
      .describe("How many events of a process are missing, for want of room."),
    schedule: z.string().exactOptional().describe("Controlled mode: replays exactly this execution."),
    outcome: outcomeSchema.exactOptional().describe("Controlled mode: how it ended."),
  })
  .describe("What the processes of a program did.");
