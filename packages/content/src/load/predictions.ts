import { LANGUAGES } from "../languages.ts";
import type { Answer } from "../markdown/model.ts";
import { quoteOf } from "../markdown/sections.ts";
import type { Lesson } from "../model.ts";
import type { LessonFile } from "../schema/lesson.ts";
import { lineOf } from "./lines.ts";
import type { Reader } from "./reader.ts";

/**
 * Compares the answers marked as right with the line of output that settles each. That the program prints that line,
 * content:check finds out by running it.
 */
export function lintPredictions(lesson: Lesson, file: LessonFile, reader: Reader): void {
  for (const [at, { question, line }] of (file.predictions ?? []).entries()) {
    const field = ["predictions", at, "line"];
    if (lesson.output && line > lesson.output.es.lines.length) {
      const problem = `output has ${lesson.output.es.lines.length} lines`;
      reader.at(`${lesson.path}/lesson.json`, field, problem, "Name one of them, counted from 1");
    } else lintAnswers(lesson, question, { line, reader });
  }
}

function lintAnswers(
  lesson: Lesson,
  question: string,
  { line: settling, reader }: { readonly line: number; readonly reader: Reader },
): void {
  for (const language of LANGUAGES) {
    const line = lesson.output?.[language].lines[settling - 1] ?? "";
    const section = lesson.text[language].sections.find(
      (each) => each.kind === "question" && each.id === question,
    );
    const problem = section?.kind === "question" ? problemOf(section.answers, line) : undefined;
    if (problem === undefined) continue;
    const file = `${lesson.path}/${language}.md`;
    const mend = "Mark the answer that the program gives, or mend `predictions` in lesson.json";
    const at = lineOf(reader.files.get(file) ?? "", `## ?${question}`);
    reader.faults.add({ file, line: at }, `"## ?${question}"`, problem, mend);
  }
}

/** What is wrong with a question's answers, if this is the line of output that settles it. */
function problemOf(answers: readonly Answer[], line: string): string | undefined {
  const quoted = answers.filter((answer) => hasWord(line, quoteOf(answer) ?? ""));
  const [other] = quoted.filter((answer) => !answer.correct);
  if (quoted.length === 0) return `no answer begins with what the program says: "${line}"`;
  if (!other) return undefined;
  const both = quoted.some((answer) => answer.correct);
  const marked = both ? "and what the marked answer begins with as well" : "and another answer is marked";
  return `"${line}" says \`${quoteOf(other)}\`, ${marked}`;
}

function hasWord(line: string, word: string): boolean {
  const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, "u").test(line);
}
