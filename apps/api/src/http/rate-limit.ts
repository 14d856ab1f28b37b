/** Bounds how often one client asks. Counts are kept in this process: behind several, a client gets several times as much. */
import type { MiddlewareHandler } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "../problem.ts";
import { clientAddress } from "./client-address.ts";
import type { ApiContext, Environment } from "./environment.ts";

/** So many in so many seconds. */
export interface Quota {
  readonly name: string;
  readonly quota: number;
  readonly seconds: number;
}

/** Counts requests of each client against a quota, and says in each answer what is left. */
export function rateLimit({ name, quota, seconds }: Quota, proxies: number): MiddlewareHandler<Environment> {
  const limiter = new RateLimiterMemory({ points: quota, duration: seconds });
  const policy = `"${name}";q=${quota};w=${seconds}`;
  return async (context, next) => {
    const counted = await limiter.consume(clientOf(context, proxies)).catch((reason: unknown) => reason);
    if (!(counted instanceof RateLimiterRes)) throw counted;
    const wait = Math.ceil(counted.msBeforeNext / 1000);
    context.header("RateLimit-Policy", policy);
    context.header("RateLimit", `"${name}";r=${counted.remainingPoints};t=${wait}`);
    if (counted.consumedPoints > quota) {
      throw new Problem(
        "too-many-requests",
        `${quota} in ${seconds} seconds is as much as one client may. Wait ${wait} seconds.`,
        {
          headers: { "Retry-After": String(wait) },
        },
      );
    }
    await next();
  };
}

function clientOf(context: ApiContext, proxies: number): string {
  return context.get("learner")?.id ?? clientAddress(context, proxies);
}
