/**
 * `pnpm --filter @mp/api streams`: what event streams cost the API as it is built: memory under 50 that are read and 200 that nobody reads, and whether
 * any is left when their clients are gone.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestLearner } from "../test/support/api.ts";
import { framesOf } from "../test/support/events.ts";
import { startServer } from "../test/support/server.ts";

/** Prints 200 kB, goes on for a while, and ends. */
const PROGRAM = `
for (let n = 0; n < 200; n++) console.log("x".repeat(1000));
await new Promise((resolve) => setTimeout(resolve, 20_000));
`;

const folder = mkdtempSync(join(tmpdir(), "mp-api-streams-"));
const settings = {
  MP_API_DATA: folder,
  MP_API_STREAMS: "1000",
  MP_API_READS: "1000000",
  MP_API_TIME_MS: "60000",
};
const server = await startServer(settings, { built: true });
try {
  const made = (await (await fetch(`${server.url}/v1/learners`, { method: "POST" })).json()) as {
    id: string;
    token: string;
  };
  const learner = new TestLearner(server.url, made);
  const program = { language: "javascript", files: [{ name: "a.mjs", content: PROGRAM }] };
  const { id } = (await (await learner.post("/v1/runs", program)).json()) as { id: string };
  await tell("before");
  const read = Array.from({ length: 50 }, async () =>
    Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`))),
  );
  await until(async () => (await figure("mp_event_streams")) === 50);
  await tell("50 that are read");
  const sockets = Array.from({ length: 200 }, () => unread(id, learner.token));
  await until(async () => (await figure("mp_event_streams")) === 250);
  await tell("and 200 that nobody reads");
  const all = await Promise.all(read);
  const lengths = new Set(all.map((frames) => frames.length));
  console.log(
    `50 read ${lengths.size === 1 ? "the same" : "different"} events: ${all[0]?.length}, the last ${all[0]?.at(-1)?.event}`,
  );
  for (const socket of sockets) socket.destroy();
  await until(async () => (await figure("mp_event_streams")) === 0);
  await tell("when all are gone");
} finally {
  await server.end();
  rmSync(folder, { recursive: true });
}

/** Asks for a stream and takes nothing of it. */
function unread(run: string, token: string): Socket {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET /v1/runs/${run}/events HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
  socket.pause();
  socket.on("error", () => {});
  return socket;
}

async function figure(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(String.raw`^${name} (\S+)$`, "m").exec(text)?.[1]);
}

async function tell(when: string): Promise<void> {
  const megabytes = Math.round((await figure("process_resident_memory_bytes")) / 1e6);
  console.log(`${when}: ${megabytes} MB, ${await figure("mp_event_streams")} streams`);
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 100));
}
