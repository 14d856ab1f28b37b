import { isIP } from "node:net";
import type { ApiContext } from "./environment.ts";

/**
 * The address of whoever asks. What `X-Forwarded-For` says on its left is written by the client itself; believed are only as many
 * entries from the right as there are proxies of ours.
 */
export function clientAddress(context: ApiContext, proxies: number): string {
  const peer = context.env?.incoming?.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return peer;
  const hops = (context.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const claimed = hops.at(-proxies) ?? "";
  return isIP(claimed) ? claimed : peer;
}
