import { stripVTControlCharacters } from "node:util";
import type { Block, Inline, Lesson, Section } from "@mp/content";
import { blockLines } from "../render/blocks.ts";
import { inlineText } from "../render/inline.ts";
import { layOut } from "../render/lesson.ts";
import { palette } from "../render/palette.ts";
import { READING_WIDTH } from "../render/reading-width.ts";
import type { Invoked } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import type { ShownSection, ShowReport } from "./json/reports.ts";
import { listed } from "./list.ts";
import { namedLesson } from "./named-lesson.ts";
import { ownCopy } from "./own-copy.ts";
import type { TutorContext } from "./tutor-context.ts";

/** `mp show`: a lesson's text, with every hint and no answer given away. */
export async function command({ args, open, words }: Invoked): Promise<ExitCode> {
  const tutor = await open();
  const lesson = namedLesson(tutor.course, args.operands[0] ?? "", words);
  if (args.json) console.log(JSON.stringify(reportOf(lesson, tutor), null, 2));
  else show(lesson, tutor);
  return EXIT.ok;
}

function show(lesson: Lesson, { language }: TutorContext): void {
  const width = Math.min(process.stdout.columns ?? 80, READING_WIDTH);
  const { sections, title } = lesson.text[language];
  const hints = sections.flatMap((section) =>
    section.kind === "task" ? [[section.number, section.hints.length]] : [],
  );
  const revealed = { answers: {}, hints: Object.fromEntries(hints) as Record<string, number> };
  console.log(palette.title(`${lesson.number}  ${title}`));
  console.log(layOut(lesson, { width, language, revealed }).lines.join("\n"));
}

function reportOf(lesson: Lesson, tutor: TutorContext): ShowReport {
  const { language } = tutor;
  const { intro, sections } = lesson.text[language];
  const programs = Object.entries(lesson.programs).map(([name, source]) => [name, source[language]]);
  const start = lesson.exercise && [[lesson.exercise.file, lesson.exercise.start[language]]];
  return {
    ...listed(lesson, tutor),
    objective: lesson.objective[language],
    intro: textOf(intro),
    sections: sections.map(sectionOf),
    programs: Object.fromEntries([...programs, ...(start ?? [])]) as Record<string, string>,
    own: ownCopy(tutor, lesson) ?? null,
  };
}

function sectionOf(section: Section): ShownSection {
  const { kind, heading, blocks } = section;
  return {
    kind,
    heading: stripVTControlCharacters(heading),
    text: textOf(blocks),
    question:
      section.kind === "question"
        ? { id: section.id, answers: section.answers.map(({ text }) => lineOf(text)) }
        : null,
    task: section.kind === "task" ? { number: section.number, hints: section.hints.length } : null,
  };
}

function textOf(blocks: readonly Block[]): string {
  return stripVTControlCharacters(blockLines(blocks, READING_WIDTH).join("\n"));
}

function lineOf(inlines: readonly Inline[]): string {
  return stripVTControlCharacters(inlineText(inlines));
}
