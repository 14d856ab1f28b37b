/** Help with an exercise, stage by stage: the one way on which anything of a solution is told. */
import { lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { courseFolder } from "../src/course.ts";
import { startApi, type TestApi, type TestLearner } from "./support/api.ts";
import { framesOf } from "./support/events.ts";
import { QuickSandbox } from "./support/quick-sandbox.ts";

interface Hint {
  readonly stage: {
    readonly kind: string;
    readonly shown?: number;
    readonly of?: number;
    readonly lines?: readonly string[];
    readonly hunks?: readonly { readonly lines: readonly { kind: string; text: string }[] }[];
    readonly source?: string;
  };
  readonly next: string | null;
}

const LESSON = "el-cerrojo";
const { solution } = lessonsOf(readCourse(courseFolder())).find(({ id }) => id === LESSON)?.exercise ?? {};
let api: TestApi;
let learner: TestLearner;

beforeAll(async () => {
  api = await startApi({}, new QuickSandbox());
  learner = await api.learner();
});
afterAll(() => api[Symbol.asyncDispose]());

const ask = (body: object, who = learner) => who.post(`/v1/lessons/${LESSON}/hints?lang=en`, body);
const hint = async (body: object) => {
  const response = await ask(body);
  expect(response.status).toBe(200);
  return (await response.json()) as Hint;
};

test("hints come first, then shuffled lines, then the difference, then the solution; each is counted, and none before its turn", async () => {
  for (const stage of ["parsons", "diff", "solution"]) expect((await ask({ stage })).status).toBe(409);
  const hints = [await hint({ task: 1 }), await hint({}), await hint({})];
  expect(hints.map(({ stage, next }) => [stage.kind, stage.shown, stage.of, next])).toEqual([
    ["hint", 1, 3, "hint"],
    ["hint", 2, 3, "hint"],
    ["hint", 3, 3, "parsons"],
  ]);
  const parsons = await hint({});
  expect([parsons.stage.kind, parsons.next]).toEqual(["parsons", "diff"]);
  const code = (solution?.en ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"));
  expect(parsons.stage.lines).not.toEqual(code);
  expect(parsons.stage.lines?.toSorted()).toEqual(code.toSorted());
  expect((await ask({ stage: "solution" })).status).toBe(409);
  const diff = await hint({ content: `${solution?.en}\n// mine\n` });
  expect([diff.stage.kind, diff.next]).toEqual(["diff", "solution"]);
  expect(
    diff.stage.hunks?.flatMap(({ lines }) => lines.filter(({ kind }) => kind !== "both")),
  ).toContainEqual({
    kind: "own",
    text: "// mine",
  });
  const last = { stage: { kind: "solution", source: solution?.en }, next: null, language: "en" };
  expect([await hint({}), await hint({})]).toEqual([last, last]);
  const progress = await (await learner.fetch(`/v1/learners/${learner.id}/progress`)).json();
  expect(progress).toMatchObject({
    lessons: {
      [LESSON]: {
        hints: { 1: 3 },
        help: { parsons: expect.any(String), diff: expect.any(String), solution: expect.any(String) },
      },
    },
  });
});

test("a stage that was shown is shown again, the difference to what was sent in last", async () => {
  const attempt = await learner.post(`/v1/lessons/${LESSON}/attempts?lang=en`, { content: solution?.en });
  const { id } = (await attempt.json()) as { id: string };
  await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`)));
  expect((await hint({ stage: "diff" })).stage).toEqual({ kind: "diff", hunks: [] });
  expect((await hint({ stage: "parsons" })).stage.kind).toBe("parsons");
});

test("what one learner was shown, another was not; who is nobody is shown nothing", async () => {
  const other = await api.learner();
  expect((await ask({ stage: "solution" }, other)).status).toBe(409);
  expect(((await (await ask({}, other)).json()) as Hint).stage).toMatchObject({ kind: "hint", shown: 1 });
  const nobody = await api.fetch(`/v1/lessons/${LESSON}/hints`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect(nobody.status).toBe(401);
  expect((await ask({ task: 9 }, other)).status).toBe(404);
  expect((await other.post("/v1/lessons/nace-un-proceso/hints", {})).status).toBe(404);
});
