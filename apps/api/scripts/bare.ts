/** What the API is measured beside: Hono and nothing else. It sends what it was given on its standard input. */
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const body = await text(process.stdin);
const app = new Hono();
app.get("*", (context) => context.body(body, 200, { "Content-Type": "application/json" }));
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
