/** What every answer keeps to, whichever route it is of. */
import { DatabaseSync } from "node:sqlite";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApi, type TestApi } from "./support/api.ts";
import { QuickSandbox } from "./support/quick-sandbox.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ MP_API_ORIGINS: "https://school.example" }, new QuickSandbox());
});
afterAll(() => api[Symbol.asyncDispose]());

test("a lesson that the client has is not sent again, compressed or not, and each language has its own tag", async () => {
  const tag = async (headers: Record<string, string>) => {
    const response = await api.fetch("/v1/lessons/el-cerrojo", { headers });
    await response.text();
    return response;
  };
  const [spanish, english] = [
    await tag({ "accept-language": "es-MX,en;q=0.5" }),
    await tag({ "accept-language": "fr, de;q=0.9" }),
  ];
  expect([spanish.headers.get("content-language"), english.headers.get("content-language")]).toEqual([
    "es",
    "en",
  ]);
  expect(spanish.headers.get("etag")).not.toBe(english.headers.get("etag"));
  expect(spanish.headers.get("vary")).toMatch(/Accept-Language/);
  const plain = await tag({ "accept-encoding": "identity" });
  for (const etag of [
    english.headers.get("etag"),
    plain.headers.get("etag"),
    `"other", W/${plain.headers.get("etag")}`,
    "*",
  ]) {
    const again = await tag({ "if-none-match": etag ?? "" });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBeTruthy();
  }
  expect((await tag({ "if-none-match": spanish.headers.get("etag") ?? "" })).status).toBe(200);
  expect((await api.fetch("/v1/lessons/el-cerrojo?lang=es")).headers.get("content-language")).toBe("es");
});

test("the second answer is sent by another way than the first, and is the same, whatever came with the request", async () => {
  const same = async (path: string, headers: Record<string, string> = {}) => {
    const response = await api.fetch(path, { headers });
    const {
      "x-request-id": id,
      ratelimit,
      date: _when,
      vary,
      ...others
    } = Object.fromEntries(response.headers);
    // What is said to pages of other origins is said to them alone.
    delete others["access-control-expose-headers"];
    expect(new Set(vary?.split(", "))).toEqual(new Set(["Accept-Language", "Accept-Encoding", "Origin"]));
    expect(id).toMatch(/^[\da-f-]{36}$/);
    const left = Number(/^"reads";r=(\d+);t=\d+$/.exec(ratelimit ?? "")?.[1]);
    return { answer: { status: response.status, others, body: await response.text() }, left };
  };
  const etag = (await api.fetch("/v1/modules?lang=es&limit=2")).headers.get("etag") ?? "";
  for (const headers of [{}, { "accept-encoding": "identity" }, { "if-none-match": etag }]) {
    for (const path of [
      "/v1/modules?lang=es&limit=2",
      "/v1/lessons/mp-worker?lang=en",
      "/v1/search?q=lock",
    ]) {
      // What says of what type its body is goes the ordinary way, whether or not it has one.
      const routed = await same(path, { ...headers, "content-type": "application/json" });
      const [first, second] = [await same(path, headers), await same(path, headers)];
      expect(first.answer).toEqual(routed.answer);
      expect(second.answer).toEqual(routed.answer);
      expect([first.left, second.left]).toEqual([routed.left - 1, routed.left - 2]);
    }
  }
});

test("HEAD answers as GET does, without a body", async () => {
  const response = await api.fetch("/v1/course", { method: "HEAD" });
  expect([response.status, await response.text()]).toEqual([200, ""]);
  expect(response.headers.get("etag")).toMatch(/^"/);
});

test("all pages together are the list, without gaps and without repetitions", async () => {
  const list = async (path: string) =>
    (await (await api.fetch(path)).json()) as { items: { id: string }[]; next: string | null };
  const whole = await list("/v1/lessons?limit=100");
  const ids: string[] = [];
  let link: string | undefined = "/v1/lessons?limit=4";
  while (link !== undefined) {
    const response: Response = await api.fetch(link);
    const page = (await response.json()) as { items: { id: string }[] };
    ids.push(...page.items.map(({ id }) => id));
    link = /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  }
  expect(ids).toEqual(whole.items.map(({ id }) => id));
  expect((await api.fetch("/v1/lessons?cursor=bm90aGluZw")).status).toBe(422);
});

test("pages of origins that are not listed get no leave, listed ones do", async () => {
  const from = (origin: string) => api.fetch("/v1/course", { headers: { origin } });
  expect((await from("https://school.example")).headers.get("access-control-allow-origin")).toBe(
    "https://school.example",
  );
  expect((await from("https://other.example")).headers.get("access-control-allow-origin")).toBeNull();
  const asked = await api.fetch("/v1/runs", {
    method: "OPTIONS",
    headers: { origin: "https://school.example", "access-control-request-method": "POST" },
  });
  expect(asked.status).toBe(204);
});

test("tokens that are not valid are refused wherever they come, and kept nowhere as they are", async () => {
  const learner = await api.learner();
  const [, id = "", secret = ""] = /^mpl_([\da-f-]+)_(.+)$/.exec(learner.token) ?? [];
  const tampered = secret.startsWith("A") ? `B${secret.slice(1)}` : `A${secret.slice(1)}`;
  const headers = [
    "Bearer x",
    `Bearer mpl_${id}_${tampered}`,
    `Basic ${learner.token}`,
    `Bearer  ${learner.token}`,
    "Bearer",
    learner.token,
  ];
  for (const authorization of headers) {
    const response = await api.fetch("/v1/course", { headers: { authorization } });
    expect([authorization, response.status]).toEqual([authorization, 401]);
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
  }
  using database = new DatabaseSync(join(api.folder, "api.sqlite"), { readOnly: true });
  expect(JSON.stringify(database.prepare("select * from learners").all())).not.toContain(secret);
  const renewed = (await (await learner.post(`/v1/learners/${id}/token`, {})).json()) as { token: string };
  expect((await learner.fetch("/v1/runs")).status).toBe(401);
  expect(
    (await api.fetch("/v1/runs", { headers: { authorization: `Bearer ${renewed.token}` } })).status,
  ).toBe(200);
});

test("a request id is echoed if it is one, and replaced if not", async () => {
  const echoed = async (id: string) =>
    (await api.fetch("/livez", { headers: { "x-request-id": id } })).headers.get("x-request-id");
  expect(await echoed("abc-123")).toBe("abc-123");
  expect(await echoed("<script>")).toMatch(/^[\da-f-]{36}$/);
  expect(await echoed("x".repeat(1000))).toMatch(/^[\da-f-]{36}$/);
});

test("bodies that are too large, no JSON, or not said to be JSON are refused as what they are", async () => {
  const learner = await api.learner();
  const send = async (body: string, type = "application/json") => {
    const response = await learner.fetch("/v1/runs", {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    return ((await response.json()) as { type: string }).type;
  };
  expect(await send("{".repeat(10))).toBe("urn:mp:problem:bad-request");
  expect(await send("a=b", "application/x-www-form-urlencoded")).toBe(
    "urn:mp:problem:unsupported-media-type",
  );
  expect(await send(JSON.stringify({ content: "x".repeat(600_000) }))).toBe("urn:mp:problem:too-large");
});

test("what is no HTTP, or too much of it, is refused by a problem as well", async () => {
  const { hostname, port } = new URL(api.url);
  const say = async (text: string) => {
    const socket = connect(Number(port), hostname).setEncoding("utf8");
    socket.end(text);
    let said = "";
    for await (const piece of socket) said += String(piece);
    const [head = "", body = ""] = said.split("\r\n\r\n");
    expect(head).toMatch(/\r\ncontent-type: application\/problem\+json\r\n/i);
    expect(head).toMatch(/\r\nx-request-id: [\da-f-]{36}\r\n/i);
    return [head.split(" ")[1], (JSON.parse(body) as { type: string }).type];
  };
  const bad = ["400", "urn:mp:problem:bad-request"];
  expect(await say("HELLO\r\n\r\n")).toEqual(bad);
  expect(await say("GET /v1/runs HTTP/1.1\r\nConnection: close\r\n\r\n")).toEqual(bad);
  expect(await say("GET http://[ HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n")).toEqual(bad);
  const long = `GET /v1/course HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(40_000)}\r\n\r\n`;
  expect(await say(long)).toEqual(["431", "urn:mp:problem:headers-too-large"]);
});

test("the same key is the same run, and another request with it is refused", async () => {
  const learner = await api.learner();
  const run = (content: string) =>
    learner.post(
      "/v1/runs",
      { language: "javascript", files: [{ name: "a.js", content }] },
      { "idempotency-key": "one" },
    );
  const all = await Promise.all(Array.from({ length: 5 }, () => run("")));
  expect(all.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
  const ids = await Promise.all(all.map(async (response) => ((await response.json()) as { id: string }).id));
  expect(new Set(ids).size).toBe(1);
  expect(all.filter(({ headers }) => headers.get("idempotency-replayed") === "true")).toHaveLength(4);
  const other = await run("1");
  expect([other.status, ((await other.json()) as { type: string }).type]).toEqual([
    422,
    "urn:mp:problem:key-reused",
  ]);
});

test("the reference page loads nothing from elsewhere, and all that it loads is here", async () => {
  const page = await api.fetch("/v1/reference");
  const html = await page.text();
  expect(page.headers.get("content-security-policy")).toMatch(/script-src 'self';/);
  const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(assets).toHaveLength(3);
  for (const address of assets) {
    expect(address).toMatch(/^\/v1\//);
    expect((await api.fetch(address)).status).toBe(200);
  }
});

test("who asks too often is told when to ask again; proxies are believed only if they are ours", async () => {
  await using strict = await startApi({ MP_API_READS: "5" }, new QuickSandbox());
  const statuses = [];
  for (let n = 0; n < 7; n++)
    statuses.push(
      (await strict.fetch("/v1/course", { headers: { "x-forwarded-for": `10.0.0.${n}` } })).status,
    );
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  const refused = await strict.fetch("/v1/course");
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("ratelimit")).toMatch(/^"reads";r=0;t=\d+$/);
  await using behind = await startApi({ MP_API_READS: "2", MP_API_PROXIES: "1" }, new QuickSandbox());
  const from = async (hops: string) =>
    (await behind.fetch("/v1/course", { headers: { "x-forwarded-for": hops } })).status;
  // The client writes on the left whatever it likes; our proxy writes on the right whom it saw.
  expect([
    await from("1.1.1.1, 9.9.9.9"),
    await from("2.2.2.2, 9.9.9.9"),
    await from("3.3.3.3, 9.9.9.9"),
  ]).toEqual([200, 200, 429]);
  expect(await from("1.1.1.1, 8.8.8.8")).toBe(200);
});

test("without a sandbox nothing is run: the answer and readyz name the layer", async () => {
  await using bare = await startApi({ MP_SANDBOX: "required" }, new NothingThere());
  const learner = await bare.learner();
  const refused = await learner.post("/v1/runs", {
    language: "javascript",
    files: [{ name: "a.js", content: "" }],
  });
  expect(refused.status).toBe(503);
  expect((await refused.json()) as object).toMatchObject({
    type: "urn:mp:problem:sandbox-missing",
    detail: expect.stringContaining("seccomp"),
  });
  const ready = await bare.fetch("/readyz");
  expect(ready.status).toBe(503);
  expect(((await ready.json()) as { checks: object[] }).checks).toContainEqual({
    name: "seccomp",
    ok: false,
    detail: "gone",
  });
  expect((await bare.fetch("/v1/course")).status).toBe(200);
});

class NothingThere extends QuickSandbox {
  override check() {
    return Promise.resolve({ ok: false, layers: [{ name: "seccomp", present: false, detail: "gone" }] });
  }
}
