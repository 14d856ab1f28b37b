/** Bounds how often one client asks. Counts are kept in this process: behind several, a client gets several times as much. */
import type { MiddlewareHandler } from "hono";
import { Problem } from "../problem.ts";
import { clientAddress } from "./client-address.ts";
import type { ApiContext, Environment } from "./environment.ts";
import type { FixedWindow } from "./fixed-window.ts";

/** Counts requests of each client against a quota, and says in each answer what is left. */
export function rateLimit(window: FixedWindow, proxies: number): MiddlewareHandler<Environment> {
  const { quota, seconds } = window.quota;
  return (context, next) => {
    const allowance = window.take(clientOf(context, proxies));
    context.header("RateLimit-Policy", window.policy);
    context.header("RateLimit", window.describe(allowance));
    if (allowance.granted) return next();
    const { wait } = allowance;
    throw new Problem(
      "too-many-requests",
      `${quota} in ${seconds} seconds is as much as one client may. Wait ${wait} seconds.`,
      { headers: { "Retry-After": String(wait) } },
    );
  };
}

function clientOf(context: ApiContext, proxies: number): string {
  return context.get("learner")?.id ?? clientAddress(context.env?.incoming, proxies);
}
