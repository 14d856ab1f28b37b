import type { MiddlewareHandler } from "hono";
import type { Log } from "../log.ts";
import type { Environment } from "./environment.ts";

/** One line for each request. Neither query nor headers are in it: they may hold what is nobody's business. */
export function requestLog(log: Log): MiddlewareHandler<Environment> {
  if (!log.isLevelEnabled("info")) return (_context, next) => next();
  return async (context, next) => {
    const begin = performance.now();
    await next();
    log.info(
      {
        request: context.get("requestId"),
        method: context.req.method,
        path: context.req.path,
        status: context.res.status,
        ms: Math.round((performance.now() - begin) * 10) / 10,
        ...(context.get("learner") && { learner: context.get("learner")?.id }),
      },
      "request",
    );
  };
}
