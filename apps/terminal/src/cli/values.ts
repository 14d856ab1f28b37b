/** The values of options, once it is known that they make sense. */

import type { Typed } from "./args.ts";
import { OPTIONS, type OptionName, shapeOf, typedAs, type WordOf, type WordOption } from "./table/options.ts";

/** An option's value that does not make sense. */
export class ValueError extends Error {
  override readonly name = "ValueError";
  readonly option: string;
  readonly value: string;
  readonly wanted: Wanted;

  constructor(option: string, value: string, wanted: Wanted) {
    super(`${option} ${value}`);
    this.option = option;
    this.value = value;
    this.wanted = wanted;
  }
}

/** What an option takes: one of some words, or a whole number. */
export type Wanted = readonly string[] | { readonly least: number };

/** A text as typed. */
export function textOf(typed: Typed, name: OptionName): string | undefined {
  const value = typed[name];
  return typeof value === "string" ? value : undefined;
}

/** A whole number. @throws {ValueError} */
export function numberOf(typed: Typed, name: OptionName): number | undefined {
  const value = textOf(typed, name);
  const { takes } = shapeOf(name);
  if (value === undefined || takes?.kind !== "number") return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= takes.least) return number;
  throw new ValueError(typedAs(name), value, { least: takes.least });
}

/** One of the words that an option takes. @throws {ValueError} */
export function wordOf<N extends WordOption>(typed: Typed, name: N): WordOf<N> | undefined {
  const value = textOf(typed, name);
  if (value === undefined) return undefined;
  const words: readonly WordOf<N>[] = OPTIONS[name].takes.words;
  const word = words.find((each) => each === value);
  if (word === undefined) throw new ValueError(typedAs(name), value, words);
  return word;
}
