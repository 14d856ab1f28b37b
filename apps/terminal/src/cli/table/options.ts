/** The options of all commands: the one place from which the command line is read, the manual made and the shells told. */

/** What an option takes: one of some words, a whole number from `least` on, or what its placeholder names. */
export type Takes =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "number"; readonly least: number }
  | { readonly kind: "file" | "text" };

/** The shape of an option. Without `takes` it is there or not. */
export interface OptionShape {
  readonly short?: string;
  readonly takes?: Takes;
  /** It is on, and what one types is `--no-…`. */
  readonly negative?: boolean;
}

const words = <const W extends readonly string[]>(...all: W) =>
  ({ takes: { kind: "words", words: all } }) as const;
const number = (least: number) => ({ takes: { kind: "number", least } }) as const;

export const OPTIONS = {
  lang: words("es", "en"),
  json: {},
  help: { short: "h" },
  version: { short: "v" },
  plain: {},
  ids: {},
  language: words("ts", "python"),
  time: number(1),
  task: number(1),
  watch: {},
  poll: number(50),
  perfetto: { takes: { kind: "file" } },
  replay: { takes: { kind: "text" } },
  sites: { negative: true },
  view: words("lanes", "text"),
  bound: number(0),
  seeds: number(1),
  limit: number(1),
  strategy: words("exhaustive", "random", "pct"),
  api: { takes: { kind: "text" } },
} as const satisfies Readonly<Record<string, OptionShape>>;

/** An option, as it is typed after `--`. */
export type OptionName = keyof typeof OPTIONS;

/** An option that takes one of some words. */
export type WordOption = {
  [N in OptionName]: (typeof OPTIONS)[N] extends { takes: { kind: "words" } } ? N : never;
}[OptionName];

/** The words of such an option. */
export type WordOf<N extends WordOption> = (typeof OPTIONS)[N]["takes"]["words"][number];

/** What every command has. */
export const COMMON: readonly OptionName[] = ["json", "lang", "help", "version"];

/** The shape of an option. */
export function shapeOf(name: OptionName): OptionShape {
  return OPTIONS[name];
}

/** An option as one types it: `--no-sites`. */
export function typedAs(name: OptionName): string {
  return shapeOf(name).negative ? `--no-${name}` : `--${name}`;
}
