import { createRoute, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { timestamp } from "../clock.ts";
import { idSchema } from "../contract/common.ts";
import {
  exportSchema,
  learnerSchema,
  newLearnerSchema,
  parseProgress,
  progressDocument,
} from "../contract/learner.ts";
import { themselves } from "../http/auth.ts";
import { json, jsonBody, LEARNER, problems } from "../http/describe.ts";
import { type ApiContext, type Environment, router, type Router } from "../http/environment.ts";
import { invalidInput } from "../http/problems.ts";
import type { LearnerService } from "../services/learners.ts";
import type { ProgressService, StoredProgress } from "../services/progress.ts";
import type { RunService } from "../services/runs.ts";

const params = z.object({ learner: idSchema });
const tags = ["Learners"];

const createLearner = createRoute({
  method: "post",
  path: "/v1/learners",
  tags,
  summary: "Make a learner",
  description:
    "No name, no address, no password: a token. Whoever has it is that learner, so keep it as you would a password.",
  responses: { 201: json(newLearnerSchema, "The learner, with a token."), ...problems() },
});

const getLearner = createRoute({
  method: "get",
  path: "/v1/learners/{learner}",
  tags,
  summary: "A learner",
  security: LEARNER,
  request: { params },
  responses: { 200: json(learnerSchema, "The learner."), ...problems("not-found") },
});

const deleteLearner = createRoute({
  method: "delete",
  path: "/v1/learners/{learner}",
  tags,
  summary: "Forget a learner, with progress and runs",
  security: LEARNER,
  request: { params },
  responses: { 204: { description: "Nothing of the learner is left." }, ...problems("not-found") },
});

const renewToken = createRoute({
  method: "post",
  path: "/v1/learners/{learner}/token",
  tags,
  summary: "Another token in place of this one",
  security: LEARNER,
  request: { params },
  responses: {
    201: json(newLearnerSchema, "The learner, with a new token; the old one is worth nothing now."),
    ...problems("not-found"),
  },
});

const getProgress = createRoute({
  method: "get",
  path: "/v1/learners/{learner}/progress",
  tags,
  summary: "What a learner has done",
  security: LEARNER,
  request: { params },
  responses: {
    200: json(progressDocument, "The progress. Its ETag changes with it."),
    304: { description: "It has not changed: your `If-None-Match` is its ETag." },
    ...problems("not-found"),
  },
});

const mergeProgress = createRoute({
  method: "post",
  path: "/v1/learners/{learner}/progress",
  tags,
  summary: "Join a client's progress with what is here",
  description:
    "Send what you have, keep what you get. In whichever order clients do so, and however often, all end with the same, and nothing is lost: so it needs no Idempotency-Key.",
  security: LEARNER,
  request: { params, body: jsonBody(progressDocument) },
  responses: {
    200: json(progressDocument, "Both, joined."),
    ...problems("not-found", "bad-request", "too-large", "conflict"),
  },
});

const exportLearner = createRoute({
  method: "get",
  path: "/v1/learners/{learner}/export",
  tags,
  summary: "All that is kept of a learner",
  security: LEARNER,
  request: { params },
  responses: { 200: json(exportSchema, "Everything."), ...problems("not-found") },
});

interface Parts {
  readonly learners: LearnerService;
  readonly progress: ProgressService;
  readonly runs: RunService;
  /** Bounds how many learners one client makes. */
  readonly limitNew: MiddlewareHandler<Environment>;
}

/** Learners, and what is theirs. */
export function learnerRoutes({ learners, progress, runs, limitNew }: Parts): Router {
  const routes = router();
  routes.openapi({ ...createLearner, middleware: limitNew }, async (context) => {
    const learner = await learners.create();
    context.header("Location", `/v1/learners/${learner.id}`);
    return context.json(learner, 201);
  });
  routes.openapi(getLearner, (context) =>
    context.json(themselves(context, context.req.valid("param").learner), 200),
  );
  routes.openapi(deleteLearner, async (context) => {
    const { id } = themselves(context, context.req.valid("param").learner);
    await runs.cancelAll(id);
    await learners.delete(id);
    return context.body(null, 204);
  });
  routes.openapi(renewToken, async (context) =>
    context.json(await learners.renewToken(themselves(context, context.req.valid("param").learner)), 201),
  );
  progressRoutes(routes, progress);
  routes.openapi(exportLearner, async (context) => {
    const learner = themselves(context, context.req.valid("param").learner);
    const stored = await progress.read(learner.id);
    const all = await Array.fromAsync(runs.everything(learner.id));
    context.header("Content-Disposition", `attachment; filename="mp-${learner.id}.json"`);
    return context.json({ learner, exportedAt: timestamp(), progress: documentOf(stored), runs: all }, 200);
  });
  return routes;
}

function progressRoutes(routes: Router, progress: ProgressService): void {
  routes.openapi(getProgress, async (context) => {
    const { id } = themselves(context, context.req.valid("param").learner);
    const stored = await progress.read(id);
    const etag = tagged(context, stored);
    if (context.req.header("if-none-match") === etag) return context.body(null, 304);
    return context.json(documentOf(stored), 200);
  });
  routes.openapi(mergeProgress, async (context) => {
    const { id } = themselves(context, context.req.valid("param").learner);
    const theirs = parseProgress.safeParse(context.req.valid("json"));
    if (!theirs.success) throw invalidInput("json", theirs.error);
    const stored = await progress.sync(id, theirs.data);
    tagged(context, stored);
    return context.json(documentOf(stored), 200);
  });
}

function tagged(context: ApiContext, { revision }: StoredProgress): string {
  const etag = `"${revision}"`;
  context.header("ETag", etag);
  return etag;
}

// The tutor's types say what is read-only; the contract's do not.
function documentOf({ progress }: StoredProgress): { version: number } {
  return progress;
}
