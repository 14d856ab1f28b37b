/** The routes, behind what every request goes through. It opens nothing and listens nowhere: tests and `main.ts` do. */
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { Config } from "./config.ts";
import { authentication } from "./http/auth.ts";
import { ContentCache } from "./http/content-cache.ts";
import { router, type Router } from "./http/environment.ts";
import { ExpressLane } from "./http/express-lane.ts";
import { FixedWindow, type Quota } from "./http/fixed-window.ts";
import { demandJson } from "./http/media-type.ts";
import { nothingHere, type PathMethods } from "./http/methods.ts";
import { Metrics } from "./http/metrics.ts";
import { errorHandler, problemResponse } from "./http/problems.ts";
import { rateLimit } from "./http/rate-limit.ts";
import { requestId } from "./http/request-id.ts";
import { requestLog } from "./http/request-log.ts";
import { secureHeaders } from "./http/secure-headers.ts";
import type { Log } from "./log.ts";
import { documentOf } from "./openapi.ts";
import { Problem } from "./problem.ts";
import { courseRoutes } from "./routes/course.ts";
import { eventRoutes } from "./routes/events.ts";
import { exerciseRoutes } from "./routes/exercises.ts";
import { glossaryRoutes } from "./routes/glossary.ts";
import { healthRoutes } from "./routes/health.ts";
import { learnerRoutes } from "./routes/learners.ts";
import { lessonRoutes } from "./routes/lessons.ts";
import { referenceRoutes } from "./routes/reference.ts";
import { runRoutes } from "./routes/runs.ts";
import type { Services } from "./services/index.ts";

/** Bytes of a body: sources of 60,000 characters, or a long progress. */
const BODY_MOST = 512 * 1024;

export interface AppParts {
  readonly config: Config;
  readonly services: Services;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Makes a span of each request. */
  readonly traces?: MiddlewareHandler | undefined;
}

/** The routes, and what answers before them what they have answered before. */
export interface App {
  readonly routes: Router;
  readonly lane: ExpressLane;
}

/** Builds the API. */
export function createApp(parts: AppParts): App {
  const { config, services, metrics, log } = parts;
  const app = router();
  app.onError(errorHandler(log));
  const reads = new FixedWindow({ name: "reads", quota: config.MP_API_READS, seconds: 60 });
  common(app, parts, reads);
  const lane = new ExpressLane({ reads, proxies: config.MP_API_PROXIES, metrics, log });
  const cache = new ContentCache(lane);
  const { courses, learners, progress, runs, help, readiness, streamOf } = services;
  const limit = (quota: Quota) => rateLimit(new FixedWindow(quota), config.MP_API_PROXIES);
  const limitRuns = limit({ name: "runs", quota: config.MP_API_NEW_RUNS, seconds: 60 });
  const limitLearners = limit({ name: "learners", quota: config.MP_API_LEARNERS, seconds: 3600 });
  app.route("/", courseRoutes(courses, cache));
  app.route("/", lessonRoutes(courses, cache));
  app.route("/", glossaryRoutes(courses, cache));
  app.route("/", exerciseRoutes({ courses, progress, help }));
  app.route("/", runRoutes(runs, limitRuns));
  const count = (change: 1 | -1) => metrics.streams.inc(change);
  app.route("/", eventRoutes({ runs, streamOf, streamsMost: config.MP_API_STREAMS, count }));
  app.route("/", learnerRoutes({ learners, progress, runs, limitNew: limitLearners }));
  app.route("/", healthRoutes(readiness, metrics));
  app.openAPIRegistry.registerComponent("securitySchemes", "learner", { type: "http", scheme: "bearer" });
  app.route(
    "/",
    referenceRoutes(() => documentOf(app)),
  );
  app.get("/", (context) => context.redirect("/v1/reference"));
  const known = knownPaths(app);
  app.notFound((context) =>
    problemResponse(context, nothingHere(context.req.method, context.req.path, known)),
  );
  return { routes: app, lane };
}

/** What every request goes through, in this order. */
function common(app: Router, { config, services, metrics, log, traces }: AppParts, reads: FixedWindow): void {
  app.use(requestId());
  app.use(secureHeaders());
  app.use(requestLog(log));
  app.use(metrics.middleware());
  if (traces) app.use(traces);
  if (config.MP_API_ORIGINS.length > 0) app.use("/v1/*", crossOrigin(config.MP_API_ORIGINS));
  // Not even looked for where there is none: looking makes a whole Request of what came.
  const limitBody = bodyLimit({
    maxSize: BODY_MOST,
    onError: () => {
      throw tooLarge();
    },
  });
  app.use((context, next) => (isRead(context.req.method) ? next() : limitBody(context, next)));
  app.use("/v1/*", demandJson());
  app.use("/v1/*", authentication(services.learners));
  const proxies = config.MP_API_PROXIES;
  const limitReads = rateLimit(reads, proxies);
  const writes = new FixedWindow({ name: "writes", quota: config.MP_API_WRITES, seconds: 60 });
  const limitWrites = rateLimit(writes, proxies);
  app.use("/v1/*", (context, next) => {
    return (isRead(context.req.method) ? limitReads : limitWrites)(context, next);
  });
}

function isRead(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

function crossOrigin(origins: readonly string[]) {
  return cors({
    origin: origins.includes("*") ? "*" : [...origins],
    allowMethods: ["GET", "POST", "DELETE"],
    allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID", "If-None-Match"],
    exposeHeaders: [
      "ETag",
      "Link",
      "Location",
      "RateLimit",
      "RateLimit-Policy",
      "Retry-After",
      "X-Request-Id",
      "Idempotency-Replayed",
    ],
    maxAge: 600,
  });
}

function tooLarge(): Problem {
  return new Problem("too-large", `A body may have ${BODY_MOST / 1024} kB at most.`, {
    // What is left of the body is not read, so nothing else can come by this connection.
    headers: { Connection: "close" },
  });
}

function knownPaths(app: Router): PathMethods {
  const { paths = {} } = documentOf(app);
  return Object.entries(paths).map(([path, operations]) => ({
    path,
    methods: Object.keys(operations as object).map((method) => method.toUpperCase()),
  }));
}
