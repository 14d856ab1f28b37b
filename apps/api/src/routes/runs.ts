import { createRoute, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { idSchema, languageQuery, pageQuery, slugSchema } from "../contract/common.ts";
import { attemptRequestSchema, runPageSchema, runRequestSchema, runSchema } from "../contract/run.ts";
import { learnerOf } from "../http/auth.ts";
import { json, jsonBody, LEARNER, problems } from "../http/describe.ts";
import { type ApiContext, type Environment, router, type Router } from "../http/environment.ts";
import { languageFor } from "../http/language.ts";
import { cursorOf, keyOf, linkTo } from "../http/pages.ts";
import type { Accepted, Asked, RunService } from "../services/runs.ts";

const tags = ["Runs"];
const params = z.object({ run: idSchema });

const keyHeader = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .optional()
    .openapi({
      description: "Any key of yours. The same request with the same key, sent again, is the same run.",
    }),
});

const accepted = {
  202: {
    ...json(runSchema, "It waits to be run. `Location` says where to look at it."),
    headers: z.object({
      location: z.string().openapi({ description: "The run." }),
      "idempotency-replayed": z
        .literal("true")
        .optional()
        .openapi({ description: "Set if the run was there already." }),
    }),
  },
};

const refusals = problems(
  "bad-request",
  "too-large",
  "unsupported-media-type",
  "key-reused",
  "too-many-runs",
  "queue-full",
  "sandbox-missing",
);

const createRun = createRoute({
  method: "post",
  path: "/v1/runs",
  tags,
  summary: "Run a program",
  security: LEARNER,
  request: { headers: keyHeader, query: languageQuery, body: jsonBody(runRequestSchema) },
  responses: { ...accepted, ...refusals },
});

const createAttempt = createRoute({
  method: "post",
  path: "/v1/lessons/{lesson}/attempts",
  tags,
  summary: "Have an attempt on an exercise graded",
  description:
    "A run that is looked at: what holds, what does not, on which lines, and, where schedules decide, one under which it goes wrong. Passed is kept in the learner's progress.",
  security: LEARNER,
  request: {
    params: z.object({ lesson: slugSchema }),
    headers: keyHeader,
    query: languageQuery,
    body: jsonBody(attemptRequestSchema),
  },
  responses: {
    ...accepted,
    ...refusals,
    ...problems(
      "not-found",
      "bad-request",
      "too-large",
      "key-reused",
      "too-many-runs",
      "queue-full",
      "sandbox-missing",
    ),
  },
});

const listRuns = createRoute({
  method: "get",
  path: "/v1/runs",
  tags,
  summary: "Your runs, the newest first",
  security: LEARNER,
  request: {
    query: pageQuery.extend({
      lesson: slugSchema.optional().openapi({ description: "Only attempts on this exercise." }),
    }),
  },
  responses: { 200: json(runPageSchema, "A page of runs."), ...problems() },
});

const getRun = createRoute({
  method: "get",
  path: "/v1/runs/{run}",
  tags,
  summary: "One run",
  security: LEARNER,
  request: { params },
  responses: { 200: json(runSchema, "The run."), ...problems("not-found") },
});

const cancelRun = createRoute({
  method: "delete",
  path: "/v1/runs/{run}",
  tags,
  summary: "Cancel a run",
  description: "It ends within moments; one that has ended stays as it is. The run itself is kept.",
  security: LEARNER,
  request: { params },
  responses: { 200: json(runSchema, "The run."), ...problems("not-found") },
});

/** Runs and attempts. @param limitNew Bounds how many a learner begins. */
export function runRoutes(runs: RunService, limitNew: MiddlewareHandler<Environment>): Router {
  const routes = router();
  routes.openapi({ ...createRun, middleware: limitNew }, async (context) => {
    const asked = askedBy(context, context.req.valid("header")["idempotency-key"]);
    return answered(context, await runs.run(context.req.valid("json"), asked));
  });
  routes.openapi({ ...createAttempt, middleware: limitNew }, async (context) => {
    const asked = askedBy(context, context.req.valid("header")["idempotency-key"]);
    const { lesson } = context.req.valid("param");
    return answered(context, await runs.attempt(lesson, context.req.valid("json").content, asked));
  });
  routes.openapi(listRuns, async (context) => {
    const { cursor, limit, lesson } = context.req.valid("query");
    const { items, next } = await runs.list(learnerOf(context).id, { before: keyOf(cursor), limit, lesson });
    const cursorNext = next === null ? null : cursorOf(next);
    context.header("Link", linkTo(context, cursorNext));
    return context.json({ items, next: cursorNext }, 200);
  });
  routes.openapi(getRun, async (context) =>
    context.json(await runs.get(learnerOf(context).id, context.req.valid("param").run), 200),
  );
  routes.openapi(cancelRun, async (context) =>
    context.json(await runs.cancel(learnerOf(context).id, context.req.valid("param").run), 200),
  );
  return routes;
}

function askedBy(context: ApiContext, key: string | undefined): Asked {
  return { learner: learnerOf(context).id, language: languageFor(context), key };
}

function answered(context: ApiContext, { run, replayed }: Accepted) {
  context.header("Location", `/v1/runs/${run.id}`);
  if (replayed) context.header("Idempotency-Replayed", "true");
  return context.json(run, 202);
}
