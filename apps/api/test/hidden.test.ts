/** What students must not see is in no answer, whoever asks for what. */
import { readFileSync } from "node:fs";
import { type Language, LANGUAGES, type Lesson, lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { courseFolder } from "../src/course.ts";
import { startApi, type TestApi, type TestLearner } from "./support/api.ts";
import { CONTRACT } from "./support/contract.ts";
import { QuickSandbox } from "./support/quick-sandbox.ts";

const course = readCourse(courseFolder());
const lessons = lessonsOf(course);
let api: TestApi;
let learner: TestLearner;

beforeAll(async () => {
  api = await startApi({ MP_API_RUNS_PER_LEARNER: "1000" }, new QuickSandbox());
  learner = await api.learner();
});
afterAll(() => api[Symbol.asyncDispose]());

/** All texts in an answer, as a client reads them. */
function textsIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(textsIn).join("\n");
}

const flat = (text: string) => text.replaceAll(/\s+/g, "");

/** Lines that stand in a solution or a mistake and nowhere that a student begins with. */
function secretsOf(lesson: Lesson, language: Language): readonly string[] {
  const { exercise } = lesson;
  if (!exercise) return [];
  const shown = flat(
    exercise.start[language] +
      Object.values(lesson.programs)
        .map((source) => source[language])
        .join(),
  );
  const hidden = [exercise.solution, ...exercise.mistakes.map(({ source }) => source)].map(
    (source) => source[language],
  );
  const messages = Object.values(exercise.messages.messages).map((text) => text[language]);
  const lines = hidden.flatMap((source) => source.split("\n")).map(flat);
  return [
    ...new Set(lines.filter((line) => line.length > 14 && !shown.includes(line))),
    ...messages.map(flat),
  ];
}

async function answers(language: Language): Promise<readonly (readonly [string, string])[]> {
  const paths = [
    "/v1/course",
    "/v1/modules",
    "/v1/lessons",
    "/v1/glossary?limit=100",
    ...lessons.map(({ id }) => `/v1/lessons/${id}`),
    ...["lock", "cerrojo", "release", "acquire", "process", "import"].map(
      (word) => `/v1/search?q=${word}&limit=50`,
    ),
  ];
  return Promise.all(
    paths.map(async (path) => {
      const response = await learner.fetch(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      expect(response.status).toBe(200);
      return [path, textsIn(await response.json())] as const;
    }),
  );
}

test.for([...LANGUAGES])(
  "no solution, mistake or message of a check is in any text of the course: %s",
  async (language) => {
    const secrets = lessons.flatMap((lesson) =>
      secretsOf(lesson, language).map((secret) => [lesson, secret] as const),
    );
    expect(secrets.length).toBeGreaterThan(50);
    const found = (await answers(language)).map(([path, text]) => [path, flat(text)] as const);
    for (const [lesson, secret] of secrets) {
      // A text may show, on purpose, a line that the solution has as well.
      const told = flat(
        textsIn({
          ...lesson.text[language],
          sections: lesson.text[language].sections.map((section) => ({ ...section, hints: [] })),
        }),
      );
      if (told.includes(secret)) continue;
      for (const [path, text] of found)
        expect(path.endsWith(lesson.id) && text.includes(secret) ? secret : "").toBe("");
    }
  },
);

test("right answers, their reasons and hints are in no lesson", async () => {
  for (const { id, text } of lessons) {
    const body = flat(textsIn(await (await api.fetch(`/v1/lessons/${id}?lang=es`)).json()));
    for (const section of text.es.sections) {
      const reasons = section.kind === "question" ? section.answers.flatMap(({ reason }) => reason) : [];
      const hints = section.kind === "task" ? section.hints.flatMap(({ blocks }) => blocks) : [];
      const pieces = [...reasons, ...hints]
        .filter(({ type }) => type === "paragraph")
        .map((block) => longest(block));
      expect(pieces.filter((piece) => piece.length > 25 && body.includes(piece))).toEqual([]);
    }
  }
});

/** The longest run of plain words in a block: marks and links around it may differ. */
function longest(block: unknown): string {
  return (
    textsIn(block)
      .split("\n")
      .map(flat)
      .toSorted((a, b) => b.length - a.length)[0] ?? ""
  );
}

test("fields of a learner's own making are refused, and change nothing", async () => {
  const run = { language: "javascript", files: [{ name: "a.js", content: "" }] };
  for (const extra of ["state", "result", "learner", "passed", "limits", "score", "__proto__x", "grade"]) {
    const response = await learner.post("/v1/runs", { ...run, [extra]: "finished" });
    expect([extra, response.status]).toEqual([extra, 422]);
  }
  const attempt = await learner.post("/v1/lessons/el-cerrojo/attempts", { content: "", passed: true });
  expect(attempt.status).toBe(422);
  const progress = await learner.post(`/v1/learners/${learner.id}/progress`, {
    version: 2,
    lessons: {},
    role: "admin",
  });
  expect(progress.status).toBe(422);
  const runs = (await (await learner.fetch("/v1/runs")).json()) as { items: unknown[] };
  expect(runs.items).toEqual([]);
});

test("what is another learner's is not there: no address of theirs answers otherwise than one that never was", async () => {
  const other = await api.learner();
  const { id } = (await (
    await learner.post("/v1/runs", { language: "javascript", files: [{ name: "a.js", content: "" }] })
  ).json()) as { id: string };
  const nobody = "01a2065b-0da0-79d7-9c2b-12f01e1c5aa9";
  const { paths } = JSON.parse(readFileSync(CONTRACT, "utf8")) as { paths: Record<string, object> };
  // Whatever is added to the contract is looked at as well.
  const addresses = Object.entries(paths).flatMap(([path, methods]) =>
    /\{(run|learner)\}/.test(path)
      ? Object.keys(methods).map((method) => [method.toUpperCase(), path] as const)
      : [],
  );
  expect(addresses).toHaveLength(9);
  for (const [method, path] of addresses) {
    const ask = async (run: string, whose: string) => {
      const address = path.replace("{run}", run).replace("{learner}", whose);
      const sent =
        method === "POST"
          ? await other.post(address, { version: 2, lessons: {} })
          : await other.fetch(address, { method });
      const { instance: _its, ...problem } = (await sent.json()) as Record<string, unknown>;
      return [sent.status, problem];
    };
    const theirs = await ask(id, learner.id);
    expect([method, path, theirs[0]]).toEqual([method, path, 404]);
    expect(theirs).toEqual(await ask(nobody, nobody));
  }
  expect((await learner.fetch(`/v1/learners/${learner.id}`)).status).toBe(200);
});
