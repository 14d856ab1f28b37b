import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";

/**
 * What hono/secure-headers sets, and a policy: a browser that opens an answer as a page may do nothing with it. Set before the answer is made: set
 * afterwards, they cost half of all requests there could be, as the answer is then made a second time.
 */
export const SECURE_HEADERS = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=15552000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

const HEADERS = Object.entries(SECURE_HEADERS);

export function secureHeaders(): MiddlewareHandler<Environment> {
  return (context, next) => {
    for (const [name, value] of HEADERS) context.header(name, value);
    return next();
  };
}
