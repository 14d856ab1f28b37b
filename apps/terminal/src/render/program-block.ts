import type { CodeBlock, Language, Lesson } from "@mp/content";
import type { ProgramLanguage } from "@mp/tutor";
import { screenWords } from "../texts/screens.ts";
import { colouredLines } from "./code.ts";
import { cutTo } from "./cut.ts";
import { palette } from "./palette.ts";
import { padded } from "./table.ts";

/** How a lesson's program is shown, of which there may be one in each programming language. */
export interface ProgramBlockLook {
  readonly lesson: Lesson;
  readonly language: Language;
  readonly programLanguage: ProgramLanguage;
  /** Columns for both side by side; nothing where there is no room for that. */
  readonly pairWidth: number | undefined;
}

const NAMES: Readonly<Record<ProgramLanguage, string>> = { ts: "TypeScript", python: "Python" };
const GAP = 3;

/** The lesson's program in the language that the student has chosen, or in both; nothing if the block is other code. */
export function programBlockLines(block: CodeBlock, look: ProgramBlockLook): string[] | undefined {
  const python = look.lesson.programs["program.py"]?.[look.language];
  if (block.file !== "program.ts" || python === undefined) return undefined;
  const sources = { ts: block.text, python: python.trimEnd() };
  if (look.pairWidth !== undefined) return pairLines(sources, look.pairWidth);
  const chosen = look.programLanguage;
  const other = chosen === "ts" ? "python" : "ts";
  const head = `${palette.strong(NAMES[chosen])}   ${palette.dim(screenWords(look.language).otherProgram(NAMES[other]))}`;
  return [barred(head), ...codeOf(sources, chosen).map(barred)];
}

function pairLines(sources: Readonly<Record<ProgramLanguage, string>>, width: number): string[] {
  const half = Math.floor((width - GAP) / 2);
  const left = [palette.strong(NAMES.ts), ...codeOf(sources, "ts")];
  const right = [palette.strong(NAMES.python), ...codeOf(sources, "python")];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const cell = (lines: readonly string[]) => cutTo(barred(lines[at] ?? ""), half, "…");
    return `${padded(cell(left), half + GAP)}${cell(right)}`.trimEnd();
  });
}

function codeOf(sources: Readonly<Record<ProgramLanguage, string>>, language: ProgramLanguage): string[] {
  return colouredLines(sources[language], language === "ts" ? "ts" : "py");
}

function barred(line: string): string {
  return `${palette.dim("▏")} ${line}`.trimEnd();
}
