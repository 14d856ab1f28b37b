import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";

/** What a browser may do with an answer that somebody opens as a page: nothing. The one that is a page says otherwise itself. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

export function contentPolicy(): MiddlewareHandler<Environment> {
  return async (context, next) => {
    await next();
    if (!context.res.headers.has("content-security-policy"))
      context.header("Content-Security-Policy", NOTHING);
  };
}
