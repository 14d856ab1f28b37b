import { type Localized, perLanguage } from "../languages.ts";
import type { LessonText } from "../markdown/model.ts";
import { parseText } from "../markdown/parse.ts";
import type { Lesson, SourceFile } from "../model.ts";
import { localize } from "../placeholders.ts";
import type { FigureSource } from "../schema/figures.ts";
import type { ExpectedOutput, LessonFile } from "../schema/lesson.ts";
import { compareTexts } from "./compare.ts";
import { loadExercise } from "./exercise.ts";
import { figuresIn, fillFigures, sourcesOf } from "./figures.ts";
import { lintJson, lintMisconceptions, lintWords } from "./lint.ts";
import { lintPredictions } from "./predictions.ts";
import type { Reader } from "./reader.ts";
import type { Surroundings } from "./shared.ts";
import { sourceFile } from "./source.ts";

/** Where a lesson stands in the course. */
export interface Place {
  readonly path: string;
  readonly number: string;
  readonly module: string;
}

/** Reads one lesson's folder. */
export function loadLesson(place: Place, reader: Reader, around: Surroundings): Lesson | undefined {
  const about = `${place.path}/lesson.json`;
  const file = reader.json(about, "lesson", "it says what the lesson is");
  if (!file) return undefined;
  lintJson(about, around.glossary, reader);
  lintMisconceptions(
    { file: about, field: "misconceptions", ids: file.misconceptions },
    around.misconceptions,
    reader,
  );
  const programs = loadPrograms(place.path, file, reader);
  const exercise = file.exercise && loadExercise(place.path, file.exercise.file, reader, around);
  const { text, figures } = loadTexts(place.path, file, { reader, around });
  lintQuestions(about, file, text.es, reader);
  if (file.exercise && exercise === undefined) return undefined;
  lintVisuals(about, file, reader);
  const { output, speedUp, predictions: _inTexts, exercise: _file, ...rest } = file;
  const lesson = {
    ...place,
    ...rest,
    text,
    figures,
    programs,
    ...(output && { output: localizeOutput(output) }),
    ...(speedUp !== undefined && { speedUp: perLanguage((language) => localize(speedUp, language)) }),
    ...(exercise && { exercise }),
  };
  lintPredictions(lesson, file, reader);
  return lesson;
}

function loadPrograms(path: string, file: LessonFile, reader: Reader): Readonly<Record<string, SourceFile>> {
  const about = `${path}/lesson.json`;
  if (file.kind === "exercise") {
    const mend = 'Add it, as in {"file": "mp_worker.ts"}';
    if (!file.exercise) reader.at(about, ["exercise"], "an exercise without this field", mend);
    return {};
  }
  const mend = "Add what its program prints, so that content:check can hold it to that";
  if (!file.output) reader.at(about, ["output"], "a lesson without this field", mend);
  const why = "a lesson runs the same program in TypeScript and in Python";
  const names = ["program.ts", "program.py"];
  return Object.fromEntries(names.map((name) => [name, sourceFile(`${path}/${name}`, why, reader)]));
}

/** The curve of Amdahl's law needs points, and points a curve. */
function lintVisuals(about: string, { visuals = [], speedUp }: LessonFile, reader: Reader): void {
  if (visuals.includes("amdahl") === (speedUp !== undefined)) return;
  const mend = "Name the picture amdahl in `visuals`, and in `speedUp` the line of output with <speed-up>";
  reader.at(
    about,
    ["speedUp"],
    "a lesson with one of the picture amdahl and speedUp, and not the other",
    mend,
  );
}

/** A lesson asks something, and what it says the program answers is a question of its texts. */
function lintQuestions(about: string, file: LessonFile, text: LessonText, reader: Reader): void {
  if (text.title === "") return;
  const questions = text.sections.flatMap((section) => (section.kind === "question" ? [section.id] : []));
  if (file.kind === "lesson" && questions.length === 0) {
    const mend = "Let the student predict, or say why: a section `## ?id …` with answers and reasons";
    reader.faults.add(about.replace("lesson.json", "es.md"), "file", "the lesson asks no question", mend);
  }
  for (const [at, { question }] of (file.predictions ?? []).entries()) {
    if (questions.includes(question)) continue;
    const mend = questions.length > 0 ? `Use one of: ${questions.join(", ")}` : "Write the question";
    reader.at(about, ["predictions", at, "question"], `the texts have no question "${question}"`, mend);
  }
}

interface TextNeeds {
  readonly reader: Reader;
  readonly around: Surroundings;
}

function loadTexts(
  path: string,
  file: LessonFile,
  { reader, around }: TextNeeds,
): { text: Localized<LessonText>; figures: readonly FigureSource[] } {
  const code = codeOf(path, reader);
  const predictions = new Map(file.predictions?.map(({ question, line }) => [question, line]));
  const figures = new Set<string>();
  const text = perLanguage((language) => {
    const file = `${path}/${language}.md`;
    const source = reader.text(file, "every lesson is written in every language")?.replaceAll("\r\n", "\n");
    if (source === undefined) return { title: "", intro: [], sections: [] };
    lintWords({ file, text: source, language }, around.glossary, reader.faults);
    for (const id of figuresIn(source)) figures.add(id);
    const markdown = fillFigures({ file, markdown: source, language }, around.figures, reader.faults);
    return parseText(markdown, { file, language, code, predictions, ...around }, reader.faults);
  });
  compareTexts(path, text, reader);
  return { text, figures: sourcesOf([...figures], around.figures) };
}

/** The files of a lesson that its texts may show. */
function codeOf(path: string, reader: Reader): ReadonlyMap<string, string> {
  const names = ["program.ts", "program.py", ...startFiles(path, reader)];
  return new Map(
    names.flatMap((name) => {
      const source = reader.files.get(`${path}/${name}`);
      return source === undefined ? [] : [[name, source] as const];
    }),
  );
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
