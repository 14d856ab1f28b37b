import { z } from "zod";
import type { Trace, TraceEvent } from "../trace.ts";
import { findingSchema } from "./finding-schema.ts";
import { traceSchema } from "./trace-schema.ts";

/**
 * Something is no trace, or not a whole one. The message says where and what.
 *
 * @example
 * ```ts
 * import { parseTrace, TraceError } from "@mp/inspect";
 *
 * try {
 *   parseTrace('{ "version": 2 }');
 * } catch (error) {
 *   if (!(error instanceof TraceError)) throw error;
 *   console.log(error.code, error.path); // => ERR_MP_TRACE version
 *   console.log(error.message); // => This is no trace: version: Invalid input: expected 1
 * }
 * ```
 */
export class TraceError extends Error {
  override readonly name = "TraceError";
  /** Tells it from other errors, whatever copy of the package made it. */
  readonly code = "ERR_MP_TRACE";
  /** Where: `events[3].object`. */
  readonly path: string;

  /** @internal */
  constructor(path: string, problem: string) {
    super(`This is no trace: ${path === "" ? "" : `${path}: `}${problem}`);
    this.path = path;
  }
}

/**
 * Reads a trace from text, or from what a text was parsed to, whoever wrote it: what is not as it should be is an error, and nothing is taken that
 * {@link findings} or {@link timeline} could stumble over.
 *
 * @param json the text of a file, or its value.
 * @returns the trace, with nothing in it that the schema does not name.
 * @throws TraceError that says where and what is wrong.
 *
 * @example
 * ```ts
 * import { parseTrace } from "@mp/inspect";
 *
 * const text = '{"version":1,"mode":"free","platform":"node","processes":[],"objects":[],"sites":[],"events":[],"dropped":[]}';
 * console.log(parseTrace(text).events.length); // => 0
 * ```
 */
export function parseTrace(json: unknown): Trace {
  const result = traceSchema.safeParse(typeof json === "string" ? valueOf(json) : json);
  const [issue] = result.error?.issues ?? [];
  if (issue !== undefined) throw new TraceError(pathOf(issue.path), issue.message);
  const trace = result.data as Trace;
  checkNumbers(trace);
  return trace;
}

/**
 * The JSON Schema of a trace, draft 2020-12, for readers in other languages.
 *
 * @example
 * ```ts
 * import { traceJsonSchema } from "@mp/inspect";
 * console.log(traceJsonSchema().type); // => object
 * ```
 */
export function traceJsonSchema(): JsonSchema {
  return z.toJSONSchema(traceSchema) as JsonSchema;
}

/**
 * The JSON Schema of a list of findings, draft 2020-12.
 *
 * @example
 * ```ts
 * import { findingsJsonSchema } from "@mp/inspect";
 * console.log(findingsJsonSchema().type); // => array
 * ```
 */
export function findingsJsonSchema(): JsonSchema {
  return z.toJSONSchema(z.array(findingSchema)) as JsonSchema;
}

/** A JSON Schema. */
export interface JsonSchema {
  readonly type?: string;
  readonly [keyword: string]: unknown;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new TraceError("", error instanceof Error ? error.message : String(error));
  }
}

/** What refers to something must find it, and the order must be one. */
function checkNumbers(trace: Trace): void {
  const pids = new Set(trace.processes.map(({ pid }) => pid));
  if (pids.size < trace.processes.length) throw new TraceError("processes", "two have the same pid");
  for (const [place, { id }] of trace.objects.entries()) {
    if (id !== place)
      throw new TraceError(`objects[${place}].id`, `must be its place, ${place}, but is ${id}`);
  }
  const lost =
    trace.outcome?.kind === "deadlock" ? trace.outcome.pids.find((pid) => !pids.has(pid)) : undefined;
  if (lost !== undefined) throw new TraceError("outcome.pids", `there is no process ${lost}`);
  let before = -1;
  for (const [place, event] of trace.events.entries()) {
    const problem = problemOf(event, { trace, pids, before });
    if (problem !== undefined) throw new TraceError(`events[${place}].${problem[0]}`, problem[1]);
    before = event.seq;
  }
}

function problemOf(
  event: TraceEvent,
  { trace, pids, before }: { trace: Trace; pids: ReadonlySet<number>; before: number },
): [field: string, problem: string] | undefined {
  const target = "target" in event ? event.target : undefined;
  if (event.seq <= before)
    return ["seq", `must be above ${before}, that of the event before, but is ${event.seq}`];
  if (!pids.has(event.pid)) return ["pid", `there is no process ${event.pid}`];
  if (target !== undefined && !pids.has(target)) return ["target", `there is no process ${target}`];
  if ((event.object ?? -1) >= trace.objects.length) return ["object", `there is no object ${event.object}`];
  if ((event.site ?? -1) >= trace.sites.length) return ["site", `there is no site ${event.site}`];
  return undefined;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === "number" ? `[${key}]` : `${i === 0 ? "" : "."}${String(key)}`))
    .join("");
}
