import type { MiddlewareHandler } from "hono";
import { type Log, withoutRedaction } from "../log.ts";
import type { Environment } from "./environment.ts";

/** What the log says of a request. Neither query nor headers: they may hold what is nobody's business. */
export interface LoggedRequest {
  readonly request: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** When it came, by `performance.now()`. */
  readonly begin: number;
  readonly learner?: string | undefined;
}

/** Writes one line. @param log Without redaction. */
export function logRequest(log: Log, { begin, request, method, path, status, learner }: LoggedRequest): void {
  const ms = Math.round((performance.now() - begin) * 10) / 10;
  log.info({ request, method, path, status, learner, ms }, "request");
}

/** One line for each request. */
export function requestLog(log: Log): MiddlewareHandler<Environment> {
  if (!log.isLevelEnabled("info")) return (_context, next) => next();
  const lines = withoutRedaction(log);
  return async (context, next) => {
    const begin = performance.now();
    await next();
    const { method, path } = context.req;
    const { status } = context.res;
    const learner = context.get("learner")?.id;
    logRequest(lines, { request: context.get("requestId"), method, path, status, begin, learner });
  };
}
