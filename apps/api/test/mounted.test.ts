/** The API as a part of a server that is there already: by its entry, as another package sees it. */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, createApi } from "@mp/api";
import { expect, test } from "vitest";
import { TestLearner } from "./support/api.ts";
import { framesOf } from "./support/events.ts";

test("another server answers with it what is its, and closes it, open streams included", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mp-api-mounted-"));
  const api = await createApi({
    MP_API_DATA: folder,
    MP_API_LOG: "silent",
    MP_SANDBOX: "off",
    MP_API_GRACE_MS: "0",
  });
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/v1/")) void api.listener(request, response);
    else response.end("a page");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await (await fetch(`${url}/`)).text()).toBe("a page");
  expect(await (await fetch(`${url}/v1/course?lang=en`)).json()).toMatchObject({ language: "en" });
  const made = await (await fetch(`${url}/v1/learners`, { method: "POST" })).json();
  const learner = new TestLearner(url, made as { id: string; token: string });
  const program = "console.log(1); setTimeout(() => {}, 60_000);";
  const run = await learner.post("/v1/runs", {
    language: "javascript",
    files: [{ name: "a.js", content: program }],
  });
  const { id } = (await run.json()) as { id: string };
  const frames = framesOf(await learner.fetch(`/v1/runs/${id}/events`));
  await frames.next();
  const closed = once(server, "close");
  server.close();
  const ended = api.close(closed);
  await Array.fromAsync(frames);
  server.closeIdleConnections();
  await ended;
  rmSync(folder, { recursive: true });
});

test("settings that cannot be are named before anything is opened", () => {
  expect(() => createApi({ MP_API_READS: "many" })).toThrow(ConfigError);
});
