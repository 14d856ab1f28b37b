import type { Token, Tokens } from "marked";
import { blocksOf } from "./blocks.ts";
import { inlinesOf } from "./inlines.ts";
import { splitAt } from "./split.ts";
import type { Answer, Hint, Section } from "./model.ts";
import type { TextContext } from "./context.ts";

/** Reads one section; what kind it is, its heading says. */
export function sectionOf(tokens: readonly Token[], context: TextContext): Section {
  const [head, ...body] = tokens as [Tokens.Heading, ...Token[]];
  const question = /^\?([a-z0-9-]+)\s+(.+)$/.exec(head.text);
  if (question) return questionOf(question[1] ?? "", question[2] ?? "", body, context);
  const task = /^(\d+)\.\s+(.+)$/.exec(head.text);
  if (task) return taskOf(Number(task[1]), task[2] ?? "", body, context);
  return { kind: "prose", heading: head.text, blocks: blocksOf(body, context) };
}

function questionOf(id: string, heading: string, body: readonly Token[], context: TextContext): Section {
  const isAnswers = (token: Token) =>
    token.type === "list" && (token as Tokens.List).items.some((item) => item.task);
  const list = body.find(isAnswers) as Tokens.List | undefined;
  const answers = (list?.items ?? []).map((item) => answerOf(item, context));
  if (answers.length < 2 || answers.filter((answer) => answer.correct).length !== 1) {
    context.fault(
      `## ?${id}`,
      "a question needs at least two answers and exactly one right one",
      "List them as `- [ ] …` and mark the right one `- [x] …`",
    );
  }
  return {
    kind: "question",
    id,
    heading,
    blocks: blocksOf(
      body.filter((token) => !isAnswers(token)),
      context,
    ),
    answers,
  };
}

function answerOf(item: Tokens.ListItem, context: TextContext): Answer {
  const [text, ...rest] = item.tokens.filter((token) => token.type !== "space" && token.type !== "checkbox");
  const quote = rest.find((token) => token.type === "blockquote");
  if (!quote)
    context.fault(item.raw, "the answer has no reason", "Put the reason under it as an indented `> …`");
  return {
    correct: item.checked === true,
    text: inlinesOf(text?.type === "paragraph" || text?.type === "text" ? (text.tokens ?? []) : [], context),
    reason: blocksOf(quote?.type === "blockquote" ? (quote.tokens ?? []) : [], context),
  };
}

function taskOf(number: number, heading: string, body: readonly Token[], context: TextContext): Section {
  const [blocks = [], ...hints] = splitAt(body, 3);
  return {
    kind: "task",
    number,
    heading,
    blocks: blocksOf(blocks, context),
    hints: hints.map((tokens, at) => hintOf(tokens, `${number}.${at + 1}`, context)),
  };
}

function hintOf(tokens: readonly Token[], expected: string, context: TextContext): Hint {
  const [head, ...body] = tokens as [Tokens.Heading, ...Token[]];
  if (head.text.trim() !== expected) {
    context.fault(
      head.raw,
      `this hint should be ${expected}`,
      `Number the hints of a task in order: write \`### ${expected}\``,
    );
  }
  return { id: expected, blocks: blocksOf(body, context) };
}
