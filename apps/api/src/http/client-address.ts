import type { HttpBindings } from "@hono/node-server";
import { isIP } from "node:net";

/**
 * The address of whoever asks. What `X-Forwarded-For` says on its left is written by the client itself; believed are only as many
 * entries from the right as there are proxies of ours.
 */
export function clientAddress(incoming: HttpBindings["incoming"] | undefined, proxies: number): string {
  const peer = incoming?.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return peer;
  const hops = String(incoming?.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => hop.trim());
  const claimed = hops.at(-proxies) ?? "";
  return isIP(claimed) ? claimed : peer;
}
