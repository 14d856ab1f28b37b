import { Lexer } from "marked";
import { TextContext, type TextSources } from "./context.ts";
import { blocksOf } from "./blocks.ts";
import { sectionOf } from "./sections.ts";
import { splitAt } from "./split.ts";
import type { LessonText } from "./model.ts";
import type { Faults } from "../errors.ts";

/**
 * Parses a lesson's Markdown: `# Title`, an introduction, then sections `## Heading`, questions `## ?id Heading`
 * and tasks `## 1. Heading`, whose hints are `### 1.1`, `### 1.2` …
 */
export function parseText(markdown: string, sources: TextSources, faults: Faults): LessonText {
  const context = new TextContext(markdown, sources, faults);
  const [opening = [], ...rest] = splitAt(Lexer.lex(markdown), 2);
  const [title, ...intro] = opening.filter((token) => token.type !== "space");
  if (title?.type !== "heading" || title["depth"] !== 1) {
    context.fault(
      title?.raw ?? "(empty)",
      "the text does not begin with a title",
      "Begin the file with `# Title`",
    );
    return { title: "", intro: [], sections: [] };
  }
  return {
    title: title["text"] as string,
    intro: blocksOf(intro, context),
    sections: rest.map((tokens) => sectionOf(tokens, context)),
  };
}
