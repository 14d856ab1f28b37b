/** The database's disk is full, and then it is not. The disk is one of memory, in a namespace of the server's own: it goes with it. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestLearner } from "./support/api.ts";
import { framesOf } from "./support/events.ts";
import { startServer } from "./support/server.ts";

const PROGRAM = `
for (let n = 0; n < 20; n++) {
  console.log("tick", n);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
`;

/** Takes what room there is. @returns What gives it back. */
function fill(folder: string): () => void {
  const filler = join(folder, "filler");
  const file = openSync(filler, "w");
  const page = Buffer.alloc(4096, 1);
  try {
    for (;;) writeSync(file, page);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    closeSync(file);
  }
  return () => rmSync(filler);
}

test.skipIf(process.platform !== "linux")(
  "on a full disk it refuses what it cannot keep and goes on reading; with room again all goes on, the run that was under way included",
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "mp-api-disk-"));
    const mount = `mount -t tmpfs -o size=3m tmpfs ${folder} && exec "$@"`;
    const server = await startServer(
      { MP_API_DATA: folder, MP_API_LEASE_MS: "1000", MP_API_WRITES: "1000000", MP_API_LEARNERS: "1000000" },
      { by: ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh"] },
    );
    const makeLearner = () => fetch(`${server.url}/v1/learners`, { method: "POST" });
    const learner = new TestLearner(
      server.url,
      (await (await makeLearner()).json()) as { id: string; token: string },
    );
    const run = await learner.post("/v1/runs", {
      language: "typescript",
      files: [{ name: "ticks.ts", content: PROGRAM }],
    });
    const { id } = (await run.json()) as { id: string };
    await framesOf(await learner.fetch(`/v1/runs/${id}/events`)).next();
    const empty = fill(join("/proc", String(server.pid), "root", folder));
    // Longer than the run may be without a sign of life.
    for (const until = Date.now() + 3000; Date.now() < until;) {
      const refused = await makeLearner();
      expect([refused.status, refused.headers.get("content-type")]).toEqual([
        503,
        "application/problem+json",
      ]);
      expect(await refused.json()).toMatchObject({ type: "urn:mp:problem:unavailable" });
    }
    const readable = ["/livez", "/v1/course", `/v1/runs/${id}`].map(
      async (path) => (await learner.fetch(path)).status,
    );
    expect(await Promise.all(readable)).toEqual([200, 200, 200]);
    empty();
    await expect.poll(async () => (await makeLearner()).status).toBe(201);
    const frames = await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`)));
    expect(frames.at(-1)).toMatchObject({ event: "result", data: { outcome: "ok" } });
    expect(frames.map((frame) => Number(frame.id))).toEqual(frames.map((_, at) => at + 1));
    expect(await server.end()).toBe(0);
    rmSync(folder, { recursive: true });
  },
);
