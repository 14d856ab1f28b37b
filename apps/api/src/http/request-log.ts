import type { MiddlewareHandler } from "hono";
import type { Log } from "../log.ts";
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

/** Writes one line. */
export function logRequest(log: Log, { begin, ...request }: LoggedRequest): void {
  log.info({ ...request, ms: Math.round((performance.now() - begin) * 10) / 10 }, "request");
}

/** One line for each request. */
export function requestLog(log: Log): MiddlewareHandler<Environment> {
  if (!log.isLevelEnabled("info")) return (_context, next) => next();
  return async (context, next) => {
    const begin = performance.now();
    await next();
    const { method, path } = context.req;
    const learner = context.get("learner")?.id;
    logRequest(log, {
      request: context.get("requestId"),
      method,
      path,
      status: context.res.status,
      begin,
      ...(learner !== undefined && { learner }),
    });
  };
}
