import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Environment } from "./environment.ts";

/** What is counted. One registry an app, so that two in one process do not meet. */
export class Metrics {
  readonly registry = new Registry();
  readonly streams: Gauge;
  readonly #requests: Counter<"method" | "route" | "status">;
  readonly #seconds: Histogram<"route">;

  constructor(queued: () => Promise<number>) {
    const registers = [this.registry];
    this.#requests = new Counter({
      name: "mp_http_requests_total",
      help: "Requests answered.",
      labelNames: ["method", "route", "status"],
      registers,
    });
    this.#seconds = new Histogram({
      name: "mp_http_request_seconds",
      help: "Time until the answer began.",
      labelNames: ["route"],
      buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2],
      registers,
    });
    this.streams = new Gauge({ name: "mp_event_streams", help: "Event streams that are open.", registers });
    void new Gauge({
      name: "mp_runs_queued",
      help: "Runs that wait.",
      registers,
      async collect() {
        // Without its database the API still says how it is otherwise.
        this.set(await queued().catch(() => Number.NaN));
      },
    });
  }

  /** Node's own figures as well; once for each process. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  /** Counts every request by its route, not its address: there are as many of those as there are ids. */
  middleware(): MiddlewareHandler<Environment> {
    return async (context, next) => {
      const begin = performance.now();
      await next();
      const { method } = context.req;
      this.answered({ method, route: routePath(context, -1), status: context.res.status, begin });
    };
  }

  /** Counts one request. @param request `begin`: when it came, by `performance.now()`. */
  answered({
    begin,
    route,
    ...request
  }: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly begin: number;
  }): void {
    this.#requests.inc({ ...request, route });
    this.#seconds.observe({ route }, (performance.now() - begin) / 1000);
  }
}
