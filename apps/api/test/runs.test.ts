import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { run } from "@mp/tutor/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { courseFolder } from "../src/course.ts";
import { startApi, type TestApi, type TestLearner } from "./support/api.ts";
import { type Frame, framesOf } from "./support/events.ts";

let api: TestApi;
let learner: TestLearner;

beforeAll(async () => {
  api = await startApi();
  learner = await api.learner();
});
afterAll(() => api[Symbol.asyncDispose]());

const program = (content: string, extra = {}) => ({
  language: "typescript",
  files: [{ name: "program.ts", content }],
  ...extra,
});

async function eventsOf(id: string, after?: string): Promise<Frame[]> {
  const headers = after === undefined ? {} : { "last-event-id": after };
  return Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`, { headers })));
}

async function begin(body: unknown): Promise<string> {
  const response = await learner.post("/v1/runs", body);
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as { id: string };
  expect(response.headers.get("location")).toBe(`/v1/runs/${id}`);
  return id;
}

test("a run tells what it does, and ends with its result", async () => {
  const id = await begin(program('console.log("hello");'));
  const frames = await eventsOf(id);
  expect(frames.map(({ id }) => Number(id))).toEqual(frames.map((_, at) => at + 1));
  expect(frames.find(({ event }) => event === "output")?.data).toMatchObject({
    text: "hello\n",
    stream: "stdout",
  });
  expect(frames.at(-1)).toMatchObject({
    event: "result",
    data: { outcome: "ok", exitCode: 0, limit: null, grading: null },
  });
  const run = (await (await learner.fetch(`/v1/runs/${id}`)).json()) as { state: string; attempt: number };
  expect(run).toMatchObject({ state: "finished", attempt: 1 });
});

test("a stream taken up again at any event misses nothing and repeats nothing", async () => {
  const id = await begin(program('for (let n = 0; n < 5; n++) console.log("line", n);'));
  const all = await eventsOf(id);
  expect(all.length).toBeGreaterThan(5);
  for (const [at, { id: last }] of all.slice(0, -1).entries())
    expect(await eventsOf(id, last)).toEqual(all.slice(at + 1));
  const done = await learner.fetch(`/v1/runs/${id}/events`, {
    headers: { "last-event-id": all.at(-1)?.id ?? "" },
  });
  expect(done.status).toBe(204);
});

test("an attempt is graded: what is wrong, where, and the schedule that shows it", async () => {
  const lesson = (await (await api.fetch("/v1/lessons/el-cerrojo?lang=en")).json()) as {
    exercise: { content: string };
  };
  const response = await learner.post("/v1/lessons/el-cerrojo/attempts?lang=en", {
    content: lesson.exercise.content,
  });
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as { id: string };
  const [result] = (await eventsOf(id)).slice(-1);
  expect(result?.data).toMatchObject({ grading: { version: 3, status: "fail" } });
  const { tests } = result!.data["grading"] as {
    tests: { status: string; schedule: string | null; message: string; lines: number[] }[];
  };
  const failed = tests.find(({ status }) => status === "fail");
  expect(failed?.message).toMatch(/addition was lost/);
  expect(failed?.schedule).toMatch(/^\w+$/);
  // The lines are those where it goes wrong.
  const source = lesson.exercise.content.split("\n");
  expect(failed?.lines.map((line) => source[line - 1])).toContainEqual(expect.stringMatching(/\.value \+?=/));
  expect(await replayed(lesson.exercise.content, failed?.schedule ?? "")).toMatch(/visitors: [123]\n/);
  const again = await begin(program(lesson.exercise.content, { schedule: failed?.schedule }));
  const printed = (await eventsOf(again)).flatMap(({ event, data }) =>
    event === "output" ? [data["text"]] : [],
  );
  expect(printed.join("")).toMatch(/visitors: [123]\n/);
});

/** What a program prints under a schedule, replayed by what `mp replay` uses. */
async function replayed(content: string, schedule: string): Promise<string> {
  const file = join(api.folder, "doors.ts");
  writeFileSync(file, content);
  let printed = "";
  const budget = { timeMs: 30_000, outputBytes: 10_000, processes: 10 };
  for await (const event of run({ file }, { budget, schedule }))
    if (event.type === "output") printed += event.text;
  return printed;
}

test("an attempt that passes is told so, and kept in the learner's progress", async () => {
  const { exercise } = lessonsOf(readCourse(courseFolder())).find(({ id }) => id === "el-cerrojo") ?? {};
  const content = exercise?.solution.en ?? "";
  const response = await learner.post("/v1/lessons/el-cerrojo/attempts", { content });
  const { id } = (await response.json()) as { id: string };
  expect((await eventsOf(id)).at(-1)?.data).toMatchObject({ outcome: "ok", grading: { status: "pass" } });
  const progress = await (await learner.fetch(`/v1/learners/${learner.id}/progress`)).json();
  expect(progress).toMatchObject({ lessons: { "el-cerrojo": { doneAt: expect.any(String) } } });
});

test("a limit that ends a run is named with its value", async () => {
  const endless = await begin(program("for (;;);", { timeMs: 1500 }));
  expect((await eventsOf(endless)).at(-1)?.data).toMatchObject({
    outcome: "time_limit",
    limit: { name: "time", value: 1500 },
  });
  const flood = await begin(program('for (;;) console.log("x".repeat(1000));'));
  expect((await eventsOf(flood)).at(-1)?.data).toMatchObject({
    outcome: "output_limit",
    limit: { name: "output", value: 256_000 },
  });
});

test("programs of several files are run, and programs in Python", async () => {
  const files = [
    { name: "main.js", content: 'import { word } from "./word.js"; console.log(word);' },
    { name: "word.js", content: 'export const word = "two files";' },
    { name: "package.json", content: '{ "type": "module" }' },
  ];
  const outputOf = async (id: string) =>
    (await eventsOf(id)).flatMap(({ event, data }) => (event === "output" ? [data["text"]] : [])).join("");
  expect(await outputOf(await begin({ language: "javascript", files, entry: "main.js" }))).toBe(
    "two files\n",
  );
  const python = { language: "python", files: [{ name: "hola.py", content: 'print("hola, ñandú")' }] };
  expect(await outputOf(await begin(python))).toBe("hola, ñandú\n");
});
