import type { Answer, Language, Lesson, Section } from "@mp/content";
import { words } from "../texts/index.ts";
import { blockLines, headed, type ShowCode, wrapped } from "./blocks.ts";
import { inlineText } from "./inline.ts";
import { palette } from "./palette.ts";

/** What the student has already opened in a lesson: answers chosen, hints shown. */
export interface Revealed {
  /** Question id → the answers tried, counted from 0. */
  readonly answers: Readonly<Record<string, readonly number[]>>;
  /** Task number → hints shown. */
  readonly hints: Readonly<Record<string, number>>;
}

/** A part of the lesson that keys act on, and the lines where it stands. */
export interface Anchor {
  readonly section: Section;
  readonly from: number;
  readonly to: number;
}

/** A lesson laid out for a width. */
export interface LaidOut {
  readonly lines: readonly string[];
  readonly anchors: readonly Anchor[];
}

/** How to lay a lesson out. */
export interface Layout {
  readonly width: number;
  readonly language: Language;
  readonly revealed: Revealed;
  /** How the lesson's program is shown; as any code, if left out. */
  readonly showCode?: ShowCode | undefined;
}

/** Lays a lesson's text out as lines. */
export function layOut(lesson: Lesson, layout: Layout): LaidOut {
  const text = lesson.text[layout.language];
  const lines: string[] = ["", ...blockLines(text.intro, layout.width, layout.showCode)];
  const anchors: Anchor[] = [];
  for (const section of text.sections) {
    const own = ["", ...sectionLines(section, layout)];
    anchors.push({ section, from: lines.length + 1, to: lines.length + own.length });
    lines.push(...own);
  }
  return { lines: [...lines, ...footnotes(lesson, layout), ""], anchors };
}

/** Where the lesson's numbers come from. */
function footnotes({ figures }: Lesson, { width, language }: Layout): string[] {
  const { measured } = words(language);
  const notes = figures.flatMap((source) => wrapped(palette.dim(measured(source)), width));
  return notes.length > 0 ? ["", palette.dim("─".repeat(12)), ...notes] : [];
}

function sectionLines(section: Section, layout: Layout): string[] {
  const body = [
    ...headingLines(section, layout),
    "",
    ...blockLines(section.blocks, layout.width, layout.showCode),
  ];
  if (section.kind === "question") return [...body, "", ...questionLines(section, layout)];
  if (section.kind === "task") return [...body, ...hintLines(section, layout)];
  return body;
}

function headingLines(section: Section, { width }: Layout): string[] {
  const head = { prose: "", question: "? ", task: section.kind === "task" ? `${section.number}. ` : "" }[
    section.kind
  ];
  return wrapped(palette.heading(`${head}${section.heading}`), width);
}

function questionLines(section: Extract<Section, { kind: "question" }>, layout: Layout): string[] {
  const tried = layout.revealed.answers[section.id] ?? [];
  const answers = section.answers.flatMap((answer, at) =>
    answerLines(answer, at, { tried: tried.includes(at), layout }),
  );
  const solved = tried.some((at) => section.answers[at]?.correct);
  return solved
    ? answers
    : [...answers, "", palette.warn(words(layout.language).pressToAnswer(section.answers.length))];
}

function answerLines(
  answer: Answer,
  at: number,
  { tried, layout }: { tried: boolean; layout: Layout },
): string[] {
  const text = wrapped(inlineText(answer.text), layout.width - 5);
  if (!tried) return headed(text, `  ${palette.key(`${at + 1}`)}  `, "     ");
  const [sign, style] = answer.correct ? ["✔", palette.good] : ["✘", palette.bad];
  const reason = blockLines(answer.reason, layout.width - 7).map((line) => `     ${style("│")} ${line}`);
  return [...headed(text, `${style(sign)} ${palette.key(`${at + 1}`)}  `, "     "), ...reason];
}

function hintLines(section: Extract<Section, { kind: "task" }>, layout: Layout): string[] {
  const all = section.hints.length;
  if (all === 0) return [];
  const { hintOf, noHintYet } = words(layout.language);
  const shown = Math.min(layout.revealed.hints[section.number] ?? 0, all);
  const hints = section.hints.slice(0, shown).flatMap((hint, at) => {
    const body = blockLines(hint.blocks, layout.width - 2).map((line) => `${palette.warn("│")} ${line}`);
    return ["", `${palette.warn("│")} ${palette.warn(hintOf(at + 1, all))}`, ...body];
  });
  return shown === 0 ? ["", palette.dim(noHintYet(all))] : hints;
}
