import { type Localized, perLanguage } from "../languages.ts";
import type { LessonText } from "../markdown/model.ts";
import { parseText } from "../markdown/parse.ts";
import type { Lesson, SourceFile } from "../model.ts";
import { localize } from "../placeholders.ts";
import { type ExpectedOutput, type LessonFile, lessonSchema } from "../schema/lesson.ts";
import { compareTexts } from "./compare.ts";
import { loadExercise } from "./exercise.ts";
import { lintMisconceptions, lintWords } from "./lint.ts";
import type { Reader } from "./reader.ts";
import type { Shared } from "./shared.ts";
import { sourceFile } from "./source.ts";

/** Where a lesson stands in the course. */
export interface Place {
  readonly path: string;
  readonly number: string;
  readonly module: string;
}

/** Reads one lesson's folder. */
export function loadLesson(place: Place, reader: Reader, shared: Shared): Lesson | undefined {
  const file = reader.json(`${place.path}/lesson.json`, lessonSchema, "it says what the lesson is");
  if (!file) return undefined;
  lintMisconceptions(`${place.path}/lesson.json`, file.misconceptions, shared.misconceptions, reader.faults);
  const programs = loadPrograms(place.path, file, reader);
  const exercise = file.exercise && loadExercise(place.path, file.exercise.file, reader, shared);
  const text = loadTexts(place.path, reader, shared);
  if (file.exercise && exercise === undefined) return undefined;
  const { output, exercise: _file, ...rest } = file;
  return {
    ...place,
    ...rest,
    text,
    programs,
    ...(output && { output: localizeOutput(output) }),
    ...(exercise && { exercise }),
  };
}

function loadPrograms(path: string, file: LessonFile, reader: Reader): Readonly<Record<string, SourceFile>> {
  if (file.kind === "exercise") {
    if (!file.exercise)
      reader.faults.add(
        `${path}/lesson.json`,
        "exercise",
        "an exercise without this field",
        'Add it, as in {"file": "mp_worker.ts"}',
      );
    return {};
  }
  if (!file.output)
    reader.faults.add(
      `${path}/lesson.json`,
      "output",
      "a lesson without this field",
      "Add what its program prints, so that the tests can hold it to that",
    );
  const names = ["program.ts", "program.py"];
  return Object.fromEntries(
    names.map((name) => [
      name,
      sourceFile(`${path}/${name}`, "a lesson runs the same program in TypeScript and in Python", reader),
    ]),
  );
}

function loadTexts(path: string, reader: Reader, shared: Shared): Localized<LessonText> {
  const code = new Map(
    ["program.ts", "program.py", ...startFiles(path, reader)].flatMap((name) => {
      const source = reader.files.get(`${path}/${name}`);
      return source === undefined ? [] : [[name, source] as const];
    }),
  );
  const text = perLanguage((language) => {
    const file = `${path}/${language}.md`;
    const markdown = reader.text(file, "every lesson is written in every language");
    if (markdown === undefined) return { title: "", intro: [], sections: [] };
    lintWords({ file, markdown, language }, shared.glossary, reader.faults);
    return parseText(markdown, { file, language, glossary: shared.glossary, code }, reader.faults);
  });
  compareTexts(path, text, reader.faults);
  return text;
}

function startFiles(path: string, reader: Reader): readonly string[] {
  return reader.namesIn(`${path}/start`).map((name) => `start/${name}`);
}

function localizeOutput(output: ExpectedOutput): Localized<ExpectedOutput> {
  return perLanguage((language) => ({
    order: output.order,
    lines: output.lines.map((line) => localize(line, language)),
  }));
}
