import { createRoute, z } from "@hono/zod-openapi";
import { json, problems } from "../http/describe.ts";
import { router, type Router } from "../http/environment.ts";
import type { Metrics } from "../http/metrics.ts";
import type { Readiness } from "../services/readiness.ts";

const livez = createRoute({
  method: "get",
  path: "/livez",
  tags: ["Operation"],
  summary: "Whether the process answers",
  responses: { 200: json(z.object({ status: z.literal("ok") }), "It does."), ...problems() },
});

const readinessSchema = z
  .object({
    status: z.enum(["ok", "unavailable"]),
    checks: z.array(
      z.object({
        name: z
          .string()
          .openapi({ description: "`database`, `migrations`, `queue`, or a layer of the sandbox." }),
        ok: z.boolean(),
        detail: z
          .string()
          .openapi({ description: "What was found; what to do, if it is not as it should be." }),
      }),
    ),
  })
  .openapi("Readiness");

const readyz = createRoute({
  method: "get",
  path: "/readyz",
  tags: ["Operation"],
  summary: "Whether everything that is needed is there, and what is missing",
  responses: {
    200: json(readinessSchema, "Everything is there."),
    ...problems(),
    503: json(readinessSchema, "Something is missing: see which."),
  },
});

const metricsRoute = createRoute({
  method: "get",
  path: "/metrics",
  tags: ["Operation"],
  summary: "Figures for Prometheus",
  responses: {
    200: { description: "The figures.", content: { "text/plain": { schema: z.string() } } },
    ...problems(),
  },
});

/** For whoever operates the API. */
export function healthRoutes(readiness: Readiness, metrics: Metrics): Router {
  const routes = router();
  routes.openapi(livez, (context) => context.json({ status: "ok" as const }, 200));
  routes.openapi(readyz, async (context) => {
    const found = await readiness.look();
    return context.json(found, found.status === "ok" ? 200 : 503);
  });
  routes.openapi(metricsRoute, async (context) => {
    const text = await metrics.registry.metrics();
    return context.text(text, 200, { "Content-Type": metrics.registry.contentType });
  });
  return routes;
}
