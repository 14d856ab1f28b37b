import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApi, type TestApi, type TestLearner } from "./support/api.ts";
import { framesOf } from "./support/events.ts";
import { killOver } from "./support/kills.ts";
import { QuickSandbox } from "./support/quick-sandbox.ts";

let api: TestApi;
let learner: TestLearner;
beforeAll(async () => {
  api = await startApi(
    { MP_API_RUNS_PER_LEARNER: "3", MP_API_RUNS: "2", MP_API_QUEUE: "2", MP_API_STREAMS: "3" },
    new QuickSandbox(),
  );
  learner = await api.learner();
});
afterAll(() => api[Symbol.asyncDispose]());

const begin = (content: string, who = learner) =>
  who.post("/v1/runs", { language: "javascript", files: [{ name: "a.js", content }] });
const idOf = async (response: Response) => ((await response.json()) as { id: string }).id;
const stateOf = async (id: string) =>
  (await (await learner.fetch(`/v1/runs/${id}`)).json()) as {
    state: string;
    result: { outcome: string } | null;
  };

async function openStreams(): Promise<number> {
  const text = await (await api.fetch("/metrics")).text();
  return Number(/^mp_event_streams (\d+)$/m.exec(text)?.[1]);
}

test(
  "killed in the middle of runs, it takes them up again, and has lost nothing that it acknowledged",
  { timeout: 60_000 },
  async () => {
    const report = await killOver(2, (time) => time * 60);
    expect(report).toMatchObject({ kills: 2, acknowledged: 4, finished: 4, progressLost: 0, left: 0 });
    expect(report.restarted).toBeGreaterThan(0);
  },
);

test("a run is cancelled while it runs, and while it waits; one that has ended stays as it is", async () => {
  const running = await idOf(await begin(QuickSandbox.ENDLESS));
  const other = await idOf(await begin(QuickSandbox.ENDLESS));
  const waiting = await idOf(await begin(""));
  expect((await stateOf(waiting)).state).toBe("queued");
  for (const id of [waiting, running, other]) {
    expect((await learner.fetch(`/v1/runs/${id}`, { method: "DELETE" })).status).toBe(200);
    const frames = await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`)));
    expect(frames.at(-1)).toMatchObject({ event: "result", data: { outcome: "cancelled" } });
  }
  const ended = await idOf(await begin(""));
  await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${ended}/events`)));
  await learner.fetch(`/v1/runs/${ended}`, { method: "DELETE" });
  expect((await stateOf(ended)).result?.outcome).toBe("ok");
});

test("more than is allowed at once is refused: of one learner, of all, and of streams", async () => {
  const mine = await Promise.all([1, 2, 3, 4, 5].map(() => begin(QuickSandbox.ENDLESS)));
  expect(mine.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 202, 202, 429, 429]);
  const ids = await Promise.all(mine.filter(({ status }) => status === 202).map(idOf));
  const others = [await api.learner(), await api.learner()];
  const theirs = await Promise.all(others.map((who) => begin(QuickSandbox.ENDLESS, who)));
  expect(theirs.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 503]);
  const streams = await Promise.all([1, 2, 3].map(() => learner.fetch(`/v1/runs/${ids[0]}/events`)));
  const refused = await learner.fetch(`/v1/runs/${ids[0]}/events`);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "5"]);
  for (const stream of streams) await stream.body?.cancel();
  for (const who of others) await who.fetch(`/v1/learners/${who.id}`, { method: "DELETE" });
  for (const id of ids) await learner.fetch(`/v1/runs/${id}`, { method: "DELETE" });
  await expect.poll(openStreams).toBe(0);
});

test("a client that drops its stream at any event leaves no stream open, and the run goes on", async () => {
  const id = await idOf(await begin(QuickSandbox.printing(30)));
  const all = await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`)));
  expect(all).toHaveLength(32);
  for (let drop = 0; drop < all.length; drop++) {
    const giveUp = new AbortController();
    const response = await learner.fetch(`/v1/runs/${id}/events`, { signal: giveUp.signal });
    const frames = framesOf(response);
    for (let read = 0; read < drop; read++) await frames.next();
    giveUp.abort();
    await frames.return(undefined).catch(() => {});
  }
  await expect.poll(openStreams).toBe(0);
  expect((await stateOf(id)).state).toBe("finished");
});

test("200 clients that ask and do not read keep nobody from reading, and leave nothing", async () => {
  await using busy = await startApi({ MP_API_STREAMS: "1000" }, new QuickSandbox());
  const who = await busy.learner();
  const content = `${QuickSandbox.printing(300)} ${QuickSandbox.ENDLESS}`;
  const id = await idOf(await begin(content, who));
  const { hostname, port } = new URL(busy.url);
  const ask = `GET /v1/runs/${id}/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${who.token}\r\n\r\n`;
  const sockets = Array.from({ length: 200 }, () => connect(Number(port), hostname).pause());
  for (const socket of sockets) socket.on("error", () => {}).write(ask);
  const streams = async () =>
    /^mp_event_streams (\d+)$/m.exec(await (await busy.fetch("/metrics")).text())?.[1];
  await expect.poll(streams, { timeout: 20_000 }).toBe("200");
  const frames = framesOf(await who.fetch(`/v1/runs/${id}/events`));
  for (let line = 0; line < 300; line++) expect((await frames.next()).value?.event).toBe("output");
  await who.fetch(`/v1/runs/${id}`, { method: "DELETE" });
  expect((await Array.fromAsync(frames)).at(-1)).toMatchObject({ data: { outcome: "cancelled" } });
  for (const socket of sockets) socket.destroy();
  await expect.poll(streams, { timeout: 20_000 }).toBe("0");
});

test("whoever sends a request byte by byte is told so and dropped, and keeps nobody else from an answer", async () => {
  await using patient = await startApi({ MP_API_PATIENCE_MS: "1500" }, new QuickSandbox());
  const { hostname, port } = new URL(patient.url);
  const head = `GET /v1/course HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(10_000)}`;
  const whole = `POST /v1/learners HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n`;
  const slow = [head, head, head].map((text) => dribble(connect(Number(port), hostname), text, 1));
  slow.push(dribble(connect(Number(port), hostname), `${whole}${"x".repeat(10_000)}`, whole.length));
  const quick = Array.from({ length: 20 }, async () => (await patient.fetch("/v1/course")).status);
  expect(new Set(await Promise.all(quick))).toEqual(new Set([200]));
  for (const said of (await Promise.all(slow)).slice(0, 3)) {
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(said).toContain("application/problem+json");
    expect(said).toContain('"type":"urn:mp:problem:request-timeout"');
  }
  expect((await patient.fetch("/livez")).status).toBe(200);
});

/** Sends some at once and the rest byte by byte, until nobody listens. @returns What came back. */
async function dribble(socket: Socket, text: string, atOnce: number): Promise<string> {
  socket.on("error", () => {});
  const closed = once(socket, "close");
  let [said, sent] = ["", atOnce];
  socket.setEncoding("utf8").on("data", (piece: string) => (said += piece));
  socket.write(text.slice(0, sent));
  const timer = setInterval(() => socket.writable && socket.write(text.charAt(sent++)), 100);
  await closed;
  clearInterval(timer);
  return said;
}

test("a learner is forgotten with all that is theirs, runs that go on included", async () => {
  const who = await api.learner();
  const id = await idOf(await begin(QuickSandbox.ENDLESS, who));
  const stream = framesOf(await who.fetch(`/v1/runs/${id}/events`));
  expect((await who.fetch(`/v1/learners/${who.id}`, { method: "DELETE" })).status).toBe(204);
  expect((await who.fetch("/v1/runs")).status).toBe(401);
  await Array.fromAsync(stream);
});
