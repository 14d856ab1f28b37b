import type { Language } from "../languages.ts";
import { plainText } from "../markdown/inlines.ts";
import type { Block, Inline, Section } from "../markdown/model.ts";
import { type Course, type Lesson, lessonsOf } from "../model.ts";

/** What is found: one part of one lesson. */
export interface SearchDocument {
  readonly id: string;
  readonly lesson: string;
  readonly title: string;
  /** Empty for the introduction. */
  readonly heading: string;
  readonly text: string;
  /** How every language of the course says the terms used here: `lock` finds a Spanish text on the cerrojo. */
  readonly terms: string;
  readonly objective: string;
}

/** Cuts the lessons into the parts that a search finds. Hints and reasons are left out: nobody should find an answer first. */
export function documentsOf(course: Course, language: Language): readonly SearchDocument[] {
  return lessonsOf(course).flatMap((lesson) => lessonDocuments(course, lesson, language));
}

function lessonDocuments(course: Course, lesson: Lesson, language: Language): readonly SearchDocument[] {
  const { title, intro, sections } = lesson.text[language];
  const document = (at: number, heading: string, blocks: readonly Block[]): SearchDocument => ({
    id: `${lesson.id}#${at}`,
    lesson: lesson.id,
    title,
    heading,
    text: blocks.map(blockText).join("\n"),
    terms: renderings(blocks.flatMap(termsIn), course),
    objective: at === 0 ? lesson.objective[language] : "",
  });
  return [
    document(0, "", intro),
    ...sections.map((section, at) => document(at + 1, section.heading, shownIn(section))),
  ];
}

function shownIn(section: Section): readonly Block[] {
  if (section.kind !== "question") return section.blocks;
  const answers = section.answers.map(({ text }): Block => ({ type: "paragraph", children: text }));
  return [...section.blocks, ...answers];
}

function renderings(ids: readonly string[], { glossary }: Course): string {
  const entries = [...new Set(ids)].flatMap((id) => glossary[id] ?? []);
  return entries.map(({ es, en }) => `${es} ${en}`).join(" ");
}

function blockText(block: Block): string {
  switch (block.type) {
    case "code":
      return block.text;
    case "list":
      return block.items.flat().map(blockText).join("\n");
    case "quote":
      return block.children.map(blockText).join("\n");
    default:
      return inlinesIn(block).map(plainText).join("\n");
  }
}

function termsIn(block: Block): readonly string[] {
  if (block.type === "list") return block.items.flat().flatMap(termsIn);
  if (block.type === "quote") return block.children.flatMap(termsIn);
  return inlinesIn(block).flat().flatMap(termIds);
}

function termIds(inline: Inline): readonly string[] {
  if (inline.type === "term") return [inline.id];
  return "children" in inline ? inline.children.flatMap(termIds) : [];
}

function inlinesIn(block: Block): readonly (readonly Inline[])[] {
  if (block.type === "table") return [...block.header, ...block.rows.flat()];
  return block.type === "paragraph" || block.type === "heading" ? [block.children] : [];
}
