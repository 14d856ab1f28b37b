/** Writes every error as RFC 9457 has it. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { z } from "zod";
import type { ProblemBody } from "../contract/problem.ts";
import type { Log } from "../log.ts";
import { KINDS, Problem, type ProblemKind } from "../problem.ts";

/** Input that its schema does not let through. @param target Where it stood: `json`, `query`, `param`, `header`. */
export function invalidInput(target: string, { issues }: z.core.$ZodError): Problem {
  const errors = issues.flatMap((issue) => {
    // Of a field that does not exist, its name; of what is missing or wrong, where it stands.
    const paths =
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ pointer: pointerOf(target, path), detail: issue.message }));
  });
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return new Problem("invalid", `${first?.pointer ?? target}: ${first?.detail ?? "not valid"}${more}`, {
    errors,
  });
}

function pointerOf(target: string, path: readonly PropertyKey[]): string {
  const parts = path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1"));
  return target === "json" ? `/${parts.join("/")}` : parts.join(".");
}

/** What a request that could not be answered gets. Of faults of ours, the log gets the whole and the answer nothing. */
export function errorHandler(log: Log): (error: unknown, context: Context) => Response {
  return (error, context) => {
    const problem = problemOf(error);
    if (problem.kind === "internal" || problem.kind === "unavailable")
      log.error({ error, request: context.get("requestId") }, "a request failed by our fault");
    return problemResponse(context, problem);
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException)
    return new Problem(kindOf(error.status), error.message || "The request could not be read.");
  if (isDatabaseAway(error))
    return new Problem("unavailable", "The database does not answer. Try again in a moment.", {
      headers: { "Retry-After": "5" },
    });
  return new Problem("internal", "The fault is ours, and it is in our log by the id of this request.");
}

function kindOf(status: number): ProblemKind {
  if (status === 413) return "too-large";
  return status === 415 ? "unsupported-media-type" : "bad-request";
}

/** Node's and Postgres's words for a database that is away, and SQLite's for a disk that is full. */
const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08006",
  "08003",
]);
const SQLITE_AWAY = new Set([5, 10, 13]);

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code === "ERR_SQLITE_ERROR") return SQLITE_AWAY.has(Number(errcode) & 0xff);
  const said = /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
  return said || AWAY.has(String(code));
}

/** What is said of a problem. @param request The request's id. */
export function problemBody({ kind, message, errors }: Problem, request: string): ProblemBody {
  const [status, title] = KINDS[kind];
  return {
    type: `urn:mp:problem:${kind}`,
    title,
    status,
    detail: message,
    instance: `urn:mp:request:${request}`,
    ...(errors && { errors: [...errors] }),
  };
}

/** A problem as a response. */
export function problemResponse(context: Context, problem: Problem): Response {
  const body = problemBody(problem, context.get("requestId"));
  for (const [name, value] of Object.entries(problem.headers)) context.header(name, value);
  context.header("Content-Type", "application/problem+json");
  context.header("Cache-Control", "no-store");
  return context.body(JSON.stringify(body), problem.status);
}
