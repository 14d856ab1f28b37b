import type { Language, Lesson } from "@mp/content";
import type { DiffHunk, DiffLine, HelpStage } from "@mp/tutor";
import { helpWords } from "../texts/help.ts";
import { blockLines, headed, wrapped } from "./blocks.ts";
import { colouredLines } from "./code.ts";
import { palette } from "./palette.ts";

/** How to show a stage of help. */
export interface HelpLook {
  readonly lesson: Lesson;
  readonly language: Language;
  readonly width: number;
}

/** A stage of help as lines. */
export function helpStageLines(stage: HelpStage, look: HelpLook): string[] {
  const words = helpWords(look.language);
  switch (stage.kind) {
    case "hint":
      return [palette.warn(words.hint(stage.task, stage.shown, stage.of)), "", ...hintLines(stage, look)];
    case "parsons":
      return titled(words.parsons, words.parsonsHow, look, colouredLines(stage.lines.join("\n"), "ts"));
    case "diff":
      return stage.hunks.length === 0
        ? [palette.heading(words.diff), "", words.noDifference]
        : titled(words.diff, words.diffHow, look, stage.hunks.flatMap(hunkLines));
    default:
      return [palette.heading(words.solution), "", ...indented(colouredLines(stage.source.trimEnd(), "ts"))];
  }
}

function titled(title: string, how: string, { width }: HelpLook, lines: readonly string[]): string[] {
  return [palette.heading(title), ...wrapped(palette.dim(how), width), "", ...indented(lines)];
}

function hintLines(
  { task, shown }: Extract<HelpStage, { kind: "hint" }>,
  { lesson, language, width }: HelpLook,
): string[] {
  const section = lesson.text[language].sections.find((each) => each.kind === "task" && each.number === task);
  const hint = section?.kind === "task" ? section.hints[shown - 1] : undefined;
  return headed(blockLines(hint?.blocks ?? [], width - 2), "  ", "  ");
}

const SIGNS: Readonly<Record<DiffLine["kind"], (text: string) => string>> = {
  both: (text) => `  ${text}`,
  own: (text) => palette.bad(`- ${text}`),
  solution: (text) => palette.good(`+ ${text}`),
};

function hunkLines({ ownLine, lines }: DiffHunk, at: number): string[] {
  return [
    ...(at === 0 ? [] : [""]),
    palette.dim(`@ ${ownLine}`),
    ...lines.map(({ kind, text }) => SIGNS[kind](text)),
  ];
}

function indented(lines: readonly string[]): string[] {
  return headed(lines, "  ", "  ");
}
