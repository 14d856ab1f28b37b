import type { Block, CodeBlock } from "@mp/content";
import wrapAnsi from "wrap-ansi";
import { colouredLines } from "./code.ts";
import { inlineText } from "./inline.ts";
import { palette } from "./palette.ts";
import { tableLines } from "./table.ts";

/** Shows a piece of code in a way of its own; nothing, if it is to be shown as code is. */
export type ShowCode = (block: CodeBlock) => string[] | undefined;

/** Blocks as lines no wider than `width`, with an empty line between two. */
export function blockLines(blocks: readonly Block[], width: number, showCode?: ShowCode): string[] {
  return blocks.flatMap((block, at) => {
    const own = block.type === "code" ? showCode?.(block) : undefined;
    const lines = own ?? linesOf(block, width);
    return at === 0 ? lines : ["", ...lines];
  });
}

/** Text broken into lines no wider than `width`. */
export function wrapped(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(width, 10), { hard: true }).split("\n");
}

/** Lines moved to the right, the first one headed by `head`. */
export function headed(lines: readonly string[], head: string, indent: string): string[] {
  return lines.map((line, at) => (at === 0 ? head : indent) + line);
}

function linesOf(block: Block, width: number): string[] {
  switch (block.type) {
    case "paragraph":
      return wrapped(inlineText(block.children), width);
    case "heading":
      return wrapped(palette.strong(inlineText(block.children)), width);
    case "code":
      return codeLines(block);
    case "list":
      return block.items.flatMap((item, at) => {
        const head = block.ordered ? `${at + 1}. ` : "• ";
        return headed(blockLines(item, width - head.length), palette.bar(head), " ".repeat(head.length));
      });
    case "quote":
      return blockLines(block.children, width - 2).map((line) => `${palette.dim("│")} ${line}`);
    case "table":
      return tableLines(block, width);
    case "rule":
      return [palette.dim("─".repeat(width))];
    default:
      return block satisfies never;
  }
}

function codeLines(block: CodeBlock): string[] {
  return colouredLines(block.text, block.language).map((line) => `${palette.dim("▏")} ${line}`.trimEnd());
}
