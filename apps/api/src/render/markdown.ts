/** A lesson's text as Markdown that stands for itself: code and figures in place, terms and lessons as links into this API. */
import type { Block, Inline } from "@mp/content";
import { escapeMarkdown } from "./escape.ts";

/** Blocks as Markdown. */
export function markdownOf(blocks: readonly Block[]): string {
  return blocks.map(blockMarkdown).join("\n\n");
}

function blockMarkdown(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return inlineMarkdown(block.children);
    case "heading":
      return `${"#".repeat(block.depth)} ${inlineMarkdown(block.children)}`;
    case "list":
      return block.items
        .map((item, at) => itemMarkdown(item, block.ordered ? `${at + 1}. ` : "- "))
        .join("\n");
    case "quote":
      return indented(markdownOf(block.children), "> ", "> ");
    case "table":
      return tableMarkdown(block);
    case "rule":
      return "---";
    case "code":
      return fenced(block.text, block.language);
    default:
      return block satisfies never;
  }
}

function itemMarkdown(blocks: readonly Block[], mark: string): string {
  return indented(markdownOf(blocks), mark, " ".repeat(mark.length));
}

function indented(text: string, first: string, others: string): string {
  return text
    .split("\n")
    .map((line, at) => (at === 0 ? first + line : line === "" ? others.trimEnd() : others + line))
    .join("\n");
}

function tableMarkdown({ header, rows }: Extract<Block, { type: "table" }>): string {
  const line = (cells: readonly (readonly Inline[])[]) => `| ${cells.map(inlineMarkdown).join(" | ")} |`;
  return [line(header), `|${" --- |".repeat(header.length)}`, ...rows.map(line)].join("\n");
}

// One more backtick than the code has in a row.
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A run of text as Markdown. */
export function inlineMarkdown(inlines: readonly Inline[]): string {
  return inlines.map(partMarkdown).join("");
}

function partMarkdown(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return escapeMarkdown(inline.text);
    case "code":
      return codeMarkdown(inline.text);
    case "strong":
      return `**${inlineMarkdown(inline.children)}**`;
    case "emphasis":
      return `*${inlineMarkdown(inline.children)}*`;
    case "link":
      return `[${inlineMarkdown(inline.children)}](${inline.href})`;
    case "term": {
      const original = inline.english === undefined ? "" : ` (${inline.english})`;
      return `[${escapeMarkdown(inline.text)}](/v1/glossary/${inline.id})${original}`;
    }
    case "lesson":
      return `[${inlineMarkdown(inline.children)}](/v1/lessons/${inline.id})`;
    case "break":
      return "\\\n";
    default:
      return inline satisfies never;
  }
}

function codeMarkdown(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}
