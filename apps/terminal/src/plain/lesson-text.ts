/** A lesson's text for the ear: no drawn lines, no columns; code between two sentences that say so. */

import type { Block, CodeBlock, Language, Section } from "@mp/content";
import { wrapped } from "../render/blocks.ts";
import { inlineText } from "../render/inline.ts";
import { READING_WIDTH } from "../render/reading-width.ts";
import { plainWords } from "../texts/plain.ts";

/** Lines break where words do, at the width of the window. */
export function plainWidth(): number {
  return Math.min(process.stdout.columns ?? 80, READING_WIDTH);
}

const NAMES: Readonly<Record<string, string>> = { ts: "TypeScript", py: "Python" };

/** Blocks as lines, with an empty line between two. */
export function plainBlocks(blocks: readonly Block[], language: Language): string[] {
  return blocks.flatMap((block, at) => [...(at === 0 ? [] : [""]), ...linesOf(block, language)]);
}

/** The heading of a section: it says what kind of section it is. */
export function plainHeading(section: Section, language: Language): string {
  const { question, task } = plainWords(language);
  if (section.kind === "question") return `${question}: ${section.heading}`;
  return section.kind === "task" ? `${task(section.number)}: ${section.heading}` : section.heading;
}

function linesOf(block: Block, language: Language): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return wrapped(inlineText(block.children), plainWidth());
    case "code":
      return codeLines(block, language);
    case "list":
      return block.items.flatMap((item, at) => {
        const [first = "", ...rest] = plainBlocks(item, language);
        return [`${block.ordered ? `${at + 1}.` : "-"} ${first}`, ...rest];
      });
    case "quote":
      return plainBlocks(block.children, language);
    case "table":
      return block.rows.map((row) =>
        plainWords(language).row(
          row.map((cell, at) => [inlineText(block.header[at] ?? []), inlineText(cell)] as const),
        ),
      );
    case "rule":
      return [];
    default:
      return block satisfies never;
  }
}

function codeLines({ text, language: name }: CodeBlock, language: Language): string[] {
  const { code, endOfCode } = plainWords(language);
  return [code(NAMES[name] ?? name), text, endOfCode];
}
