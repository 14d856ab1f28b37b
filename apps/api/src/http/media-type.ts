import type { MiddlewareHandler } from "hono";
import { Problem } from "../problem.ts";
import type { Environment } from "./environment.ts";

/** Lets no body through that does not say it is JSON: pages of other origins can send forms without asking, and JSON not. */
export function demandJson(): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const type = context.req.header("content-type");
    if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type))
      throw new Problem(
        "unsupported-media-type",
        `Send Content-Type: application/json, not ${type.slice(0, 100)}.`,
      );
    await next();
  };
}
