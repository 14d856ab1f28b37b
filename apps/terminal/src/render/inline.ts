import type { Inline } from "@mp/content";
import { hyperlink } from "./hyperlink.ts";
import { palette } from "./palette.ts";

/** A run of text as the terminal shows it. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(pieceOf).join("");
}

/** Text written with `code` in back quotes, as messages are. */
export function messageText(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, (_all, code: string) => palette.code(code));
}

function pieceOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "code":
      return palette.code(inline.text);
    case "strong":
      return palette.strong(inlineText(inline.children));
    case "emphasis":
      return palette.emphasis(inlineText(inline.children));
    case "term":
      return inline.english
        ? `${palette.term(inline.text)} (${palette.emphasis(inline.english)})`
        : inline.text;
    case "lesson":
      return `${palette.link(inlineText(inline.children))} (${inline.number})`;
    case "link": {
      const text = palette.link(inlineText(inline.children));
      return hyperlink(text, inline.href, process.env) ?? `${text} ${palette.dim(`<${inline.href}>`)}`;
    }
    case "break":
      return "\n";
    default:
      return inline satisfies never;
  }
}
