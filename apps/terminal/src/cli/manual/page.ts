/** The manual as pages of parts, made from the table of commands and the words for it: help and `docs/mp.md` show the same. */

import type { Language } from "@mp/content";
import { manualWords } from "../../texts/manual.ts";
import type { Example, ManualHeading, ManualTexts } from "../../texts/manual-texts.ts";
import { EXIT, type ExitName } from "../exit-codes.ts";
import {
  COMMAND_NAMES,
  type CommandGroup,
  type CommandName,
  commandShape,
  GROUPS,
  type Operand,
  optionsOf,
} from "../table/commands.ts";
import { type OptionName, shapeOf, typedAs } from "../table/options.ts";

/** A term and what it means. */
export type Pair = readonly [term: string, means: string];

/** A part of a page under its title. */
export type Part = { readonly title: string } & (
  | { readonly kind: "paragraphs"; readonly paragraphs: readonly string[] }
  | { readonly kind: "usage"; readonly lines: readonly string[] }
  | { readonly kind: "pairs" | "examples"; readonly pairs: readonly Pair[] }
);

/** One page of the manual. */
export interface Page {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** In which language, and what is typed for `mp`, such as `pnpm mp`. */
export interface Edition {
  readonly language: Language;
  readonly prefix: string;
}

const EXIT_NAMES = Object.keys(EXIT) as ExitName[];

/** The page of all commands. */
export function overview({ language, prefix }: Edition): Page {
  const words = manualWords(language);
  const inGroup = (group: CommandGroup) => COMMAND_NAMES.filter((name) => commandShape(name).group === group);
  const commands = GROUPS.map((group) => ({
    title: words.groups[group],
    kind: "pairs" as const,
    pairs: inGroup(group).map((name): Pair => [usageOf(name, words, false), words.commands[name].summary]),
  }));
  const notes = [
    ...words.intro,
    ...(prefix === "mp" ? [] : [words.inRepository(prefix)]),
    words.moreOn(`${prefix} help check`),
  ];
  return {
    title: words.title,
    parts: [
      part(words, "description", { kind: "paragraphs", paragraphs: notes }),
      ...commands,
      part(words, "options", {
        kind: "pairs",
        pairs: optionsOf(undefined).map((name) => optionPair(name, words)),
      }),
      part(words, "environment", { kind: "pairs", pairs: Object.entries(words.environment) }),
      part(words, "exit", {
        kind: "pairs",
        pairs: EXIT_NAMES.map((name) => [`${EXIT[name]}`, words.exit[name]]),
      }),
    ],
  };
}

/** The page of one command. */
export function pageOf(name: CommandName, { language, prefix }: Edition): Page {
  const words = manualWords(language);
  const { summary, description, examples, json, exit = {} } = words.commands[name];
  const typed = examples.map(([args, does]: Example): Pair => [`${prefix} ${args}`, does]);
  const codes = EXIT_NAMES.map((each): Pair => [`${EXIT[each]}`, exit[each] ?? words.exit[each]]);
  const schema = words.described(`docs/schemas/${commandShape(name).schema}.schema.json`);
  return {
    title: `mp ${name} – ${summary}`,
    parts: [
      part(words, "synopsis", { kind: "usage", lines: [`${prefix} ${usageOf(name, words, true)}`] }),
      part(words, "description", { kind: "paragraphs", paragraphs: description }),
      part(words, "options", {
        kind: "pairs",
        pairs: optionsOf(name).map((each) => optionPair(each, words)),
      }),
      part(words, "json", { kind: "paragraphs", paragraphs: [json, schema] }),
      part(words, "examples", { kind: "examples", pairs: typed }),
      part(words, "exit", { kind: "pairs", pairs: codes }),
    ],
  };
}

type Content<P> = P extends Part ? Omit<P, "title"> : never;

function part(words: ManualTexts, heading: ManualHeading, content: Content<Part>): Part {
  return { title: words.headings[heading], ...content };
}

/** `check LESSON [FILE] [options]`. */
function usageOf(name: CommandName, words: ManualTexts, isWhole: boolean): string {
  const { operands, passes } = commandShape(name);
  const shown = operands.map((operand) => operandIn(operand, words));
  if (!isWhole) return [name, ...shown].join(" ");
  return [name, ...shown, `[${words.optionsWord}]`, ...(passes ? [`[-- ${words.argumentsWord}]`] : [])].join(
    " ",
  );
}

function operandIn({ name, optional = false }: Operand, { operands }: ManualTexts): string {
  return optional ? `[${operands[name]}]` : operands[name];
}

/** `--time SECONDS`, and what it does. */
function optionPair(name: OptionName, words: ManualTexts): Pair {
  const { short, takes } = shapeOf(name);
  const long = short === undefined ? typedAs(name) : `-${short}, ${typedAs(name)}`;
  const value = takes?.kind === "words" ? takes.words.join("|") : words.values[name];
  return [takes === undefined || value === undefined ? long : `${long} ${value}`, words.options[name]];
}
