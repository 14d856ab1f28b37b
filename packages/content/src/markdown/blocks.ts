import type { Token, Tokens } from "marked";
import { inlinesOf } from "./inlines.ts";
import type { Block, CodeBlock } from "./model.ts";
import type { TextContext } from "./context.ts";

/** Turns marked's block tokens into plain data. */
export function blocksOf(tokens: readonly Token[], context: TextContext): Block[] {
  return tokens.flatMap((token) => blockOf(token, context));
}

function blockOf(token: Token, context: TextContext): Block[] {
  context.enter(token.raw);
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "text":
    case "paragraph":
      return [{ type: "paragraph", children: inlinesOf(token.tokens ?? [], context) }];
    case "heading":
      return [
        {
          type: "heading",
          depth: token["depth"] as number,
          children: inlinesOf(token.tokens ?? [], context),
        },
      ];
    case "list":
      return [listOf(token as Tokens.List, context)];
    case "code":
      return [codeOf(token as Tokens.Code, context)];
    case "blockquote":
      return [{ type: "quote", children: blocksOf(token.tokens ?? [], context) }];
    case "table":
      return [tableOf(token as Tokens.Table, context)];
    case "hr":
      return [{ type: "rule" }];
    default:
      context.fault(
        token.raw,
        `${token.type} is not part of the lesson format`,
        "Write it with text, code, lists, tables or links",
      );
      return [];
  }
}

function listOf(token: Tokens.List, context: TextContext): Block {
  return {
    type: "list",
    ordered: token.ordered,
    items: token.items.map((item) => blocksOf(item.tokens, context)),
  };
}

function tableOf(token: Tokens.Table, context: TextContext): Block {
  const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlinesOf(cell.tokens, context));
  return { type: "table", header: cells(token.header), rows: token.rows.map(cells) };
}

/** A fence such as ```` ```ts file=program.ts lines=3-7 ````: its text comes from the lesson's file, so code is written once. */
function codeOf(token: Tokens.Code, context: TextContext): CodeBlock {
  const [language = "", ...options] = (token.lang ?? "").split(/\s+/);
  const { file, lines } = Object.fromEntries(options.map((option) => option.split("=", 2))) as {
    file?: string;
    lines?: string;
  };
  if (!file) return { type: "code", language, text: token.text };
  return { type: "code", language, file, text: context.excerpt(file, lines) };
}
