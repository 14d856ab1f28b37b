import type { Token, Tokens } from "marked";
import { blocksOf } from "./blocks.ts";
import { inlinesOf } from "./inlines.ts";
import { splitAt } from "./split.ts";
import type { Answer, Hint, Section } from "./model.ts";
import type { TextContext } from "./context.ts";

/** Reads one section; what kind it is, its heading says. */
export function sectionOf(tokens: readonly Token[], context: TextContext): Section {
  const [head, ...body] = tokens as [Tokens.Heading, ...Token[]];
  context.enter(head.raw);
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
  const line = context.predictions.get(id);
  if (answers.length < 2 || answers.filter((answer) => answer.correct).length !== 1) {
    context.fault(
      `## ?${id}`,
      "a question needs at least two answers and exactly one right one",
      "List them as `- [ ] …` and mark the right one `- [x] …`",
    );
  }
  if (line !== undefined) checkQuotes(id, answers, context);
  const blocks = blocksOf(
    body.filter((token) => !isAnswers(token)),
    context,
  );
  return {
    kind: "question",
    id,
    heading,
    blocks,
    answers,
    ...(line !== undefined && { prediction: { line } }),
  };
}

/** What an answer to a prediction says the program prints: the code it begins with. */
export function quoteOf({ text: [first] }: Answer): string | undefined {
  return first?.type === "code" ? first.text : undefined;
}

function checkQuotes(id: string, answers: readonly Answer[], context: TextContext): void {
  const right = answers.filter(({ correct }) => correct).map(quoteOf);
  const wrong = answers.filter(({ correct }) => !correct).map(quoteOf);
  if (![...right, ...wrong].includes(undefined) && !wrong.some((quote) => right.includes(quote))) return;
  context.fault(
    `## ?${id}`,
    "it is a prediction, and not every answer begins with `code`, the right one with code of its own",
    "Begin each answer with what the program would print, as in - [ ] `false`, because …",
  );
}

function answerOf(item: Tokens.ListItem, context: TextContext): Answer {
  context.enter(item.raw);
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
  context.enter(head.raw);
  if (head.text.trim() !== expected) {
    context.fault(
      head.raw,
      `this hint should be ${expected}`,
      `Number the hints of a task in order: write \`### ${expected}\``,
    );
  }
  return { id: expected, blocks: blocksOf(body, context) };
}
