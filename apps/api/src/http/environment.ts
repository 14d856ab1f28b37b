import { OpenAPIHono } from "@hono/zod-openapi";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Learner } from "../services/learners.ts";
import { invalidInput } from "./problems.ts";

/** What the middleware finds out about a request. */
export interface Environment {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Whose token came with the request, if one did. */
    learner: Learner | undefined;
  };
}

export type ApiContext = Context<Environment>;
export type Router = OpenAPIHono<Environment>;

/** A router whose refusals of input are problems like all others. */
export function router(): Router {
  return new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.target, result.error);
    },
  });
}
