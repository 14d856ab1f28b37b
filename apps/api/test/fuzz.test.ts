import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { startApi, type TestApi, type TestLearner } from "./support/api.ts";
import { CONTRACT } from "./support/contract.ts";
import { Contract, type FuzzedRequest } from "./support/contract-fuzz.ts";
import { QuickSandbox } from "./support/quick-sandbox.ts";

const contract = new Contract(JSON.parse(readFileSync(CONTRACT, "utf8")) as Record<string, unknown>);
/** Requests of each operation. `MP_FUZZ=2000` looks harder. */
const RUNS = Number(process.env["MP_FUZZ"] ?? 40);

let api: TestApi;
let learner: TestLearner;
let known: Record<string, string[]>;

beforeAll(async () => {
  api = await startApi(
    { MP_API_RUNS_PER_LEARNER: "1000", MP_API_QUEUE: "100000", MP_API_STREAMS: "10000" },
    new QuickSandbox(),
  );
  learner = await api.learner();
  const { id } = (await (
    await learner.post("/v1/runs", { language: "javascript", files: [{ name: "a.js", content: "" }] })
  ).json()) as { id: string };
  known = {
    learner: [learner.id],
    run: [id],
    lesson: ["el-cerrojo", "mp-worker", "1.2"],
    module: ["carreras"],
    term: ["process"],
    question: ["que-imprime"],
  };
});
afterAll(() => api[Symbol.asyncDispose]());

async function send({ operation, path, headers, body }: FuzzedRequest, token?: string) {
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await api.fetch(path, {
    method: operation.method.toUpperCase(),
    headers: { ...headers, ...authorization },
    ...(body !== undefined && { body }),
    redirect: "manual",
  });
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    text: await response.text(),
    response,
  };
}

/** Who deletes themselves ends the test for the others. */
const FATAL = new Set(["delete /v1/learners/{learner}", "post /v1/learners/{learner}/token"]);

test.for(
  contract.operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const),
)("%s answers as the contract says, whatever it is asked", async ([name, operation]) => {
  await fc.assert(
    fc.asyncProperty(contract.request(operation, known), fc.boolean(), async (request, anonymous) => {
      const mine = FATAL.has(name) ? (await api.learner()).token : learner.token;
      const { status, type, text, response } = await send(request, anonymous ? undefined : mine);
      expect({ status, text }).toSatisfy((answer: { status: number }) => answer.status < 500);
      expect(contract.faultOf(operation, status, type, text)).toBeUndefined();
      if (status < 400) return;
      expect(type).toBe("application/problem+json");
      expect(response.headers.get("x-request-id")).toMatch(/^[\w=-]+$/);
      // No word of where in our program it was.
      expect(text).not.toMatch(/ at .+:\d+:\d+|node_modules|\/src\//);
    }),
    { numRuns: RUNS },
  );
});

test("what is for learners is refused to nobody in particular, and to whoever made up a token", async () => {
  const wanted = contract.operations.filter(({ isPrivate }) => isPrivate);
  expect(wanted.length).toBeGreaterThan(10);
  const forged = [undefined, "mpl_", `mpl_${learner.id}_${"A".repeat(43)}`, learner.token.slice(0, -1)];
  for (const { method, path } of wanted) {
    const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => known[name]?.[0] ?? "x");
    for (const token of forged) {
      const response = await api.fetch(address, {
        method: method.toUpperCase(),
        ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
      });
      const { type } = (await response.json()) as { type: string };
      // Where a body was to come as well, either may be missed first.
      const statuses = token === undefined && method === "post" ? [401, 422, 400] : [401];
      expect([method, path, token, statuses]).toEqual([
        method,
        path,
        token,
        expect.arrayContaining([response.status]),
      ]);
      expect(type).toMatch(/^urn:mp:problem:(unauthorized|invalid|bad-request)$/);
    }
  }
});

test("a field that is not in the contract is refused by its name, whatever takes a body", async () => {
  const withBody = contract.operations.filter(({ body }) => body !== undefined);
  expect(withBody.length).toBeGreaterThan(4);
  for (const { path } of withBody) {
    const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => known[name]?.[0] ?? "x");
    const body = { version: 2, lessons: {}, role: "admin" };
    const response = await learner.post(address, body);
    const { errors = [] } = (await response.json()) as { errors?: { pointer: string }[] };
    expect([path, response.status, errors.map(({ pointer }) => pointer)]).toEqual([
      path,
      422,
      expect.arrayContaining(["/role"]),
    ]);
  }
});

test("any Accept-Language is answered in a language of the course", async () => {
  const headers = fc.oneof(
    fc.stringMatching(/^[\x20-\x7e]{0,200}$/),
    fc
      .array(fc.stringMatching(/^[a-z]{1,3}(-[A-Z]{2})?(;q=[0-9.]{1,4})?$/), { maxLength: 30 })
      .map((all) => all.join(",")),
    fc.constant("es;q=0.1,".repeat(1500)),
  );
  await fc.assert(
    fc.asyncProperty(headers, async (header) => {
      const response = await api.fetch("/v1/course", { headers: { "accept-language": header } });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-language")).toMatch(/^(es|en)$/);
      await response.text();
    }),
    { numRuns: RUNS },
  );
});

test("methods that the contract does not have are refused, with those it has", async () => {
  const byPath = Map.groupBy(contract.operations, ({ path }) => path);
  for (const [path, operations] of byPath) {
    const methods = operations.map(({ method }) => method.toUpperCase());
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter(
      (each) => !methods.includes(each),
    )) {
      const response = await learner.fetch(path.replaceAll(/\{\w+\}/g, "x"), { method });
      expect([path, method, response.status]).toEqual([path, method, 405]);
      expect(response.headers.get("allow")?.split(", ")).toEqual(expect.arrayContaining(methods));
    }
  }
});
