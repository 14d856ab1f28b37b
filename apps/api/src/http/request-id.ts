import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";

/** The id of a request: the one that came with it, if it can be one. */
export function requestIdFrom(given: string | undefined): string {
  return given !== undefined && /^[\w=-]{1,255}$/.test(given) ? given : randomUUID();
}

/** Gives each request an id, which each answer says. */
export function requestId(): MiddlewareHandler<Environment> {
  return (context, next) => {
    const id = requestIdFrom(context.req.header("x-request-id"));
    context.set("requestId", id);
    context.header("X-Request-Id", id);
    return next();
  };
}
