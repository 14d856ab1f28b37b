import type { Token } from "marked";
import type { Inline } from "./model.ts";
import type { TextContext } from "./context.ts";

/** Turns marked's inline tokens into plain data. */
export function inlinesOf(tokens: readonly Token[], context: TextContext): Inline[] {
  return tokens.flatMap((token) => inlineOf(token, context));
}

/** The words alone, without any mark-up. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(wordsOf).join("");
}

function wordsOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
    case "term":
      return inline.text;
    case "break":
      return " ";
    default:
      return plainText(inline.children);
  }
}

function inlineOf(token: Token, context: TextContext): Inline[] {
  switch (token.type) {
    case "escape":
      return [{ type: "text", text: token.text }];
    case "text":
      return token.tokens ? inlinesOf(token.tokens, context) : [{ type: "text", text: unwrap(token.text) }];
    case "codespan":
      return [{ type: "code", text: token.text }];
    case "strong":
      return [{ type: "strong", children: inlinesOf(token.tokens ?? [], context) }];
    case "em":
      return [{ type: "emphasis", children: inlinesOf(token.tokens ?? [], context) }];
    case "br":
      return [{ type: "break" }];
    case "checkbox":
      return [];
    case "link":
      return [linkOf(token, context)];
    default:
      context.fault(
        token.raw,
        `${token.type} is not part of the lesson format`,
        "Write it with text, code, lists, tables or links",
      );
      return [];
  }
}

function linkOf(
  token: Token & { href?: string; text?: string; tokens?: Token[] },
  context: TextContext,
): Inline {
  const href = token.href ?? "";
  const text = token.text ?? "";
  if (href.startsWith("term:")) return context.term(href.slice("term:".length), text);
  if (href.startsWith("lesson:"))
    return context.lesson(href.slice("lesson:".length), text, inlinesOf(token.tokens ?? [], context));
  if (!href.startsWith("https://")) {
    const mend = "Link to a term (term:lock), to a lesson (lesson:mp-worker) or to a page (https://…)";
    context.fault(token.raw, `"${href}" is no place a lesson may link to`, mend);
  }
  return { type: "link", href, children: inlinesOf(token.tokens ?? [], context) };
}

// Lines are broken by hand in the source; where they break on screen is the front end's business.
function unwrap(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
