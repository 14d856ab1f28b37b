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
