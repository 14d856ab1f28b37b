import type { MiddlewareHandler } from "hono";
import { notFound, Problem } from "../problem.ts";
import type { Learner, LearnerService } from "../services/learners.ts";
import type { ApiContext, Environment } from "./environment.ts";

const CHALLENGE = { "WWW-Authenticate": 'Bearer realm="mp"' };

/** Finds out whose token came. A token that is not valid is refused, even where none is needed. */
export function authentication(learners: LearnerService): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const header = context.req.header("authorization");
    if (header !== undefined) {
      const [scheme, token, ...rest] = header.split(" ");
      const whole = scheme?.toLowerCase() === "bearer" && token !== undefined && rest.length === 0;
      const learner = whole ? await learners.authenticate(token) : undefined;
      if (!learner) throw unauthorized("The token is not valid.");
      context.set("learner", learner);
    }
    await next();
  };
}

/** Who sent the request. @throws {Problem} unauthorized, if no token came. */
export function learnerOf(context: ApiContext): Learner {
  const learner = context.get("learner");
  if (!learner) throw unauthorized("No token came with the request.");
  return learner;
}

/** Who sent the request, if it is about themselves. @throws {Problem} not-found: whether another learner exists is nobody's business. */
export function themselves(context: ApiContext, id: string): Learner {
  const learner = learnerOf(context);
  if (learner.id !== id) throw notFound("learner");
  return learner;
}

function unauthorized(what: string): Problem {
  const mend = "Make a learner with POST /v1/learners, and send `Authorization: Bearer <token>`.";
  return new Problem("unauthorized", `${what} ${mend}`, { headers: CHALLENGE });
}
