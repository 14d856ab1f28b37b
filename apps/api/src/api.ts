/** The API as one thing that is opened and closed: database, queue, runner and routes, in the order in which they need each other. It listens nowhere: see `server.ts`. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { Sandbox } from "@mp/sandbox";
import { createApp } from "./app.ts";
import { type Config, databaseOf } from "./config.ts";
import { courseFolder, courseIn } from "./course.ts";
import { Metrics } from "./http/metrics.ts";
import { refuseRequest } from "./http/unreadable.ts";
import type { Log } from "./log.ts";
import { chooseSandbox } from "./sandboxes/choose.ts";
import { servicesOf } from "./services/index.ts";
import { LocalQueue } from "./services/local-queue.ts";
import { ownerName } from "./services/owners.ts";
import type { RunQueue } from "./services/queue.ts";
import { LocalSignals, type Signals } from "./services/signals.ts";
import { openStore, type Store } from "./store/open.ts";
import { countQueued } from "./store/runs.ts";

/** An API that is open, and listens nowhere. */
export interface Api extends AsyncDisposable {
  /** Answers one request. @param bindings What Node has of it: without it, clients cannot be told apart by their address. */
  readonly fetch: (request: Request, bindings?: Partial<HttpBindings>) => Response | Promise<Response>;
  /** Answers one request of a `node:http` server. */
  readonly listener: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
  readonly sandbox: Sandbox;
  /** Closes everything. @param answered Ends when no request is being answered any more: only then the database is closed. */
  close(answered?: Promise<unknown>): Promise<void>;
}

const ANSWERED = Promise.resolve();

/** Opens everything. @param sandbox In place of the one that the settings ask for. */
export async function openApi(
  config: Config,
  log: Log,
  sandbox: Sandbox = chooseSandbox(config),
): Promise<Api> {
  const folder = courseFolder();
  const course = await courseIn(folder);
  const store = await openStore(databaseOf(config));
  const owner = ownerName();
  const closing = new AbortController();
  const { queue, signals } = await meansOf(config, { store, log, owner });
  const services = servicesOf({
    course,
    courseFolder: folder,
    store,
    queue,
    signals,
    sandbox,
    policy: policyOf(config),
    log,
    owner,
    closing: closing.signal,
    leaseMs: config.MP_API_LEASE_MS,
  });
  if (config.MP_API_ROLE !== "api") await queue.start((run, stop) => services.runner.work(run, stop));
  const metrics = new Metrics(() => countQueued(store.db)).withProcess();
  const traces = await tracesOf(config);
  const { routes, lane } = createApp({ config, services, metrics, log, traces });
  const { fetch } = routes;
  const routed = getRequestListener(fetch, { errorHandler: refuseRequest });
  // Traces want a span of each request, which the routes make.
  const listener: Api["listener"] = traces
    ? routed
    : (incoming, outgoing) => (lane.answer(incoming, outgoing) ? ANSWERED : routed(incoming, outgoing));
  const close = async (answered?: Promise<unknown>) => {
    // First streams end and nothing new is begun, then what runs ends, then what both need is closed.
    closing.abort();
    await Promise.all([queue.stop(config.MP_API_GRACE_MS), answered]);
    await signals[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  };
  return { fetch, listener, sandbox, close, [Symbol.asyncDispose]: () => close() };
}

async function meansOf(
  config: Config,
  { store, log, owner }: { readonly store: Store; readonly log: Log; readonly owner: string },
): Promise<{ queue: RunQueue; signals: Signals }> {
  const concurrency = config.MP_API_RUNS;
  const sweepMs = config.MP_API_LEASE_MS / 2;
  if (!store.pool || config.DATABASE_URL === undefined)
    return {
      queue: new LocalQueue({ store, log, concurrency, sweepMs, owner }),
      signals: new LocalSignals(),
    };
  const [{ BossQueue }, { PostgresSignals }] = await Promise.all([
    import("./services/boss-queue.ts"),
    import("./services/postgres-signals.ts"),
  ]);
  return {
    queue: await BossQueue.open({ address: config.DATABASE_URL, store, log, concurrency, sweepMs }),
    signals: await PostgresSignals.open(store.pool, config.DATABASE_URL),
  };
}

/** Loaded when asked for: what OpenTelemetry has of names alone takes 20 MB. */
async function tracesOf({ MP_API_TRACES }: Config) {
  if (MP_API_TRACES === "off") return undefined;
  const { httpInstrumentationMiddleware } = await import("@hono/otel");
  return httpInstrumentationMiddleware();
}

function policyOf(config: Config) {
  return {
    limits: {
      timeMs: config.MP_API_TIME_MS,
      cpuMs: config.MP_API_TIME_MS,
      memoryBytes: config.MP_API_MEMORY_MB * 1024 * 1024,
      outputBytes: config.MP_API_OUTPUT_BYTES,
      processes: config.MP_API_PROCESSES,
    },
    perLearner: config.MP_API_RUNS_PER_LEARNER,
    waiting: config.MP_API_QUEUE,
  };
}
