import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  anyProgressSchema,
  type LessonProgress,
  mergeProgress,
  type Progress,
  progressSchema,
} from "../src/index.ts";

// Hundreds of cases each, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

// Few ids, few moments: so that two devices often speak of the same thing, and at the same moment.
const moment = fc
  .integer({ min: 0, max: 5 })
  .map((n) => new Date(Date.UTC(2026, 10, 23, 10, 0, n)).toISOString());
const id = fc.constantFrom("la-cola", "un-cerrojo", "constructor");
const maybe = <K extends string>(...keys: readonly K[]) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, moment])), { requiredKeys: [] }) as fc.Arbitrary<
    Partial<Record<K, string>>
  >;

const lesson: fc.Arbitrary<LessonProgress> = fc
  .tuple(
    maybe("ranAt", "doneAt"),
    fc.record({
      startedAt: moment,
      answers: fc.dictionary(
        fc.constantFrom("antes", "despues"),
        fc.array(fc.record({ answer: fc.integer({ min: 0, max: 3 }), at: moment }), { minLength: 1 }),
      ),
      hints: fc.dictionary(fc.constantFrom("1", "2"), fc.integer({ min: 0, max: 3 })),
      help: maybe("parsons", "diff", "solution"),
      checks: fc.array(moment),
    }),
  )
  .map(([times, rest]) => ({ ...times, ...rest }));

const progress: fc.Arbitrary<Progress> = fc
  .record(
    {
      language: fc.record({ value: fc.constantFrom("es" as const, "en" as const), at: moment }),
      last: fc.record({ value: id, at: moment }),
      lessons: fc.dictionary(id, lesson),
    },
    { requiredKeys: ["lessons"] },
  )
  .map((each) => ({ version: 2, ...each }));

/** The same to the letter, as it is kept. */
function same(a: Progress, b: Progress): void {
  expect(JSON.stringify(a)).toBe(JSON.stringify(b));
}

const RUNS = { numRuns: 200 };

describe("merging the progress of two devices", () => {
  test("does not depend on which is merged with which", () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => same(mergeProgress(a, b), mergeProgress(b, a))),
      RUNS,
    );
  });

  test("does not depend on the order of several", () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) =>
        same(mergeProgress(mergeProgress(a, b), c), mergeProgress(a, mergeProgress(b, c))),
      ),
      RUNS,
    );
  });

  test("once more changes nothing", () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = mergeProgress(a, b);
        same(mergeProgress(both, both), both);
        same(mergeProgress(both, a), both);
        same(mergeProgress(b, both), both);
      }),
      RUNS,
    );
  });

  test("loses nothing that either knew", () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = mergeProgress(a, b);
        for (const each of [a, b]) for (const fact of factsOf(each)) expect(factsOf(both)).toContain(fact);
        for (const [name, own] of Object.entries(both.lessons)) {
          const starts = [a, b].flatMap(({ lessons }) =>
            Object.hasOwn(lessons, name) ? [lessons[name]?.startedAt ?? ""] : [],
          );
          expect(own.startedAt).toBe(starts.toSorted()[0]);
        }
      }),
      RUNS,
    );
  });

  test("gives what a file may hold", () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = mergeProgress(a, b);
        expect(progressSchema.parse(JSON.parse(JSON.stringify(both)))).toEqual(both);
      }),
      RUNS,
    );
  });

  test("the first answer of either is the prediction; the last choice of language counts", () => {
    const at = (n: number) => `2026-11-23T10:00:0${n}.000Z`;
    const given = (answer: number, n: number): Progress => ({
      version: 2,
      language: { value: answer === 0 ? "es" : "en", at: at(n) },
      lessons: {
        l: {
          startedAt: at(0),
          answers: { q: [{ answer, at: at(n) }] },
          hints: {},
          help: {},
          checks: [at(n)],
        },
      },
    });
    const merged = mergeProgress(given(0, 5), given(1, 3));
    expect(merged.lessons["l"]?.answers["q"]?.map(({ answer }) => answer)).toEqual([1, 0]);
    expect(merged.lessons["l"]?.checks).toEqual([at(3), at(5)]);
    expect(merged.language?.value).toBe("es");
  });
});

/** What a progress says, one thing at a time: whether something was done, not when. */
function factsOf({ lessons, language, last }: Progress): string[] {
  const chosen = [language && "a language", last && "a last lesson"].filter((each) => each !== undefined);
  return [
    ...chosen,
    ...Object.entries(lessons).flatMap(([name, own]) => lessonFacts(own).map((fact) => `${name} ${fact}`)),
  ];
}

function lessonFacts(own: LessonProgress): string[] {
  const done = Object.entries({ ranAt: own.ranAt, doneAt: own.doneAt, ...own.help });
  return [
    ...done.flatMap(([what, at]) => (at === undefined ? [] : [what])),
    ...Object.entries(own.answers).flatMap(([q, all]) => all.map(({ answer }) => `${q} ${answer}`)),
    ...Object.entries(own.hints).flatMap(([task, shown]) =>
      Array.from({ length: shown }, (_, at) => `hint ${task} ${at}`),
    ),
    ...own.checks.map((at) => `checked ${at}`),
  ];
}

test("version 1 is read as what it said", () => {
  const old = {
    version: 1,
    language: "en",
    last: "la-cola",
    lessons: {
      "la-cola": {
        startedAt: "2026-11-22T10:00:00.000Z",
        doneAt: "2026-11-22T10:05:00.000Z",
        answers: { antes: 2 },
        hints: { 1: 2 },
        checks: 3,
      },
    },
  };
  const read = anyProgressSchema.parse(old);
  expect(read.language?.value).toBe("en");
  expect(read.lessons["la-cola"]).toEqual({
    startedAt: "2026-11-22T10:00:00.000Z",
    doneAt: "2026-11-22T10:05:00.000Z",
    answers: { antes: [{ answer: 2, at: "2026-11-22T10:00:00.000Z" }] },
    hints: { 1: 2 },
    help: {},
    checks: ["2026-11-22T10:00:00.000Z", "2026-11-22T10:00:00.001Z", "2026-11-22T10:00:00.002Z"],
  });
  expect(mergeProgress(read, anyProgressSchema.parse(old))).toEqual(read);
});
