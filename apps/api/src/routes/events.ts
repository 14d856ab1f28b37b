import { createRoute, z } from "@hono/zod-openapi";
import { idSchema } from "../contract/common.ts";
import { learnerOf } from "../http/auth.ts";
import { LEARNER, problems } from "../http/describe.ts";
import { router, type Router } from "../http/environment.ts";
import { sseStream } from "../http/sse.ts";
import { Problem } from "../problem.ts";
import type { StreamedEvent } from "../services/event-stream.ts";
import type { RunService } from "../services/runs.ts";

const getEvents = createRoute({
  method: "get",
  path: "/v1/runs/{run}/events",
  tags: ["Runs"],
  summary: "What a run does, as it does it",
  description:
    "Server-sent events: those that there were, those that come, and last `result`, behind which the stream ends. Each has an id; whoever " +
    "lost the stream sends the last one as `Last-Event-ID` and misses nothing. Whoever has had the result gets 204.",
  security: LEARNER,
  request: {
    params: z.object({ run: idSchema }),
    headers: z.object({
      "last-event-id": z
        .string()
        .regex(/^\d{1,9}$/)
        .optional()
        .openapi({ description: "The id of the last event that came through." }),
    }),
  },
  responses: {
    200: {
      description: "The events: `event:` is their type, `data:` is JSON.",
      content: { "text/event-stream": { schema: z.string() } },
    },
    204: { description: "There are no more events." },
    ...problems("not-found", "too-many-runs"),
  },
});

interface Parts {
  readonly runs: RunService;
  readonly streamOf: (run: string, after: number, signal: AbortSignal) => AsyncGenerator<StreamedEvent>;
  /** Streams of one learner at once. */
  readonly streamsMost: number;
  /** Tells how many are open. */
  readonly count: (change: 1 | -1) => void;
}

/** The stream of a run's events. */
export function eventRoutes({ runs, streamOf, streamsMost, count }: Parts): Router {
  const open = new Map<string, number>();
  const change = (learner: string, by: 1 | -1) => {
    const now = (open.get(learner) ?? 0) + by;
    if (now === 0) open.delete(learner);
    else open.set(learner, now);
    count(by);
  };
  return router().openapi(getEvents, async (context) => {
    const { id: learner } = learnerOf(context);
    const { run: id } = context.req.valid("param");
    const after = Number(context.req.valid("header")["last-event-id"] ?? 0);
    await runs.get(learner, id);
    if (await runs.hasHadResult(id, after)) return context.body(null, 204);
    if ((open.get(learner) ?? 0) >= streamsMost)
      throw new Problem("too-many-runs", `You have ${streamsMost} streams open. Close one.`, {
        headers: { "Retry-After": "5" },
      });
    change(learner, 1);
    const closing = new AbortController();
    const onEnd = () => {
      if (closing.signal.aborted) return;
      closing.abort();
      change(learner, -1);
    };
    const stream = sseStream(streamOf(id, after, closing.signal), { onEnd });
    return context.body(stream, 200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      // nginx would otherwise collect what it passes on.
      "X-Accel-Buffering": "no",
    });
  });
}
