/** The API as one thing that is opened and closed: database, queue, runner and server, in the order in which they need each other. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Sandbox } from "@mp/sandbox";
import { createApp } from "./app.ts";
import { type Config, databaseOf } from "./config.ts";
import { courseFolder, courseIn } from "./course.ts";
import { Metrics } from "./http/metrics.ts";
import type { Log } from "./log.ts";
import { chooseSandbox } from "./sandboxes/choose.ts";
import { servicesOf } from "./services/index.ts";
import { LocalQueue } from "./services/local-queue.ts";
import { ownerName } from "./services/owners.ts";
import type { RunQueue } from "./services/queue.ts";
import { LocalSignals, type Signals } from "./services/signals.ts";
import { openStore, type Store } from "./store/open.ts";
import { countQueued } from "./store/runs.ts";

/** An API that runs. */
export interface Api extends AsyncDisposable {
  /** Where it listens; nothing, if it only runs programs. */
  readonly url: string | undefined;
  readonly sandbox: Sandbox;
}

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
  const policy = policyOf(config);
  const services = servicesOf({
    course,
    courseFolder: folder,
    store,
    queue,
    signals,
    sandbox,
    policy,
    log,
    owner,
    closing: closing.signal,
    leaseMs: config.MP_API_LEASE_MS,
  });
  if (config.MP_API_ROLE !== "api") await queue.start((run, stop) => services.runner.work(run, stop));
  const metrics = new Metrics(() => countQueued(store.db)).withProcess();
  const server =
    config.MP_API_ROLE === "runner"
      ? undefined
      : await listen(
          createApp({ config, services, metrics, log, traces: await tracesOf(config) }).fetch,
          config,
        );
  return {
    url: server && addressOf(server),
    sandbox,
    async [Symbol.asyncDispose]() {
      // First nothing new comes in, then what runs ends, then what both need is closed.
      closing.abort();
      const closed = server && close(server, config.MP_API_GRACE_MS);
      await queue.stop(config.MP_API_GRACE_MS);
      await closed;
      await signals[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
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

async function listen(fetch: Parameters<typeof serve>[0]["fetch"], config: Config): Promise<Server> {
  const server = serve({
    fetch,
    hostname: config.MP_API_HOST,
    port: config.MP_API_PORT,
    // Whoever sends a request byte by byte must not keep a connection for ever.
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5000 },
  }) as Server;
  await once(server, "listening");
  return server;
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const host = family === "IPv6" ? `[${address}]` : address;
  return `http://${/^(0\.0\.0\.0|\[::\])$/.test(host) ? "localhost" : host}:${port}`;
}

/** Takes no more requests, and gives those that go on their time. */
async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
