import type { Figures } from "../schema/figures.ts";
import type { Glossary, Misconceptions } from "../schema/glossary.ts";
import { lintJson } from "./lint.ts";
import type { Reader } from "./reader.ts";

/** What the whole course shares, handed to every lesson while loading. */
export interface Shared {
  readonly glossary: Glossary;
  readonly misconceptions: Misconceptions;
  readonly figures: Figures;
}

/** What a lesson's text may refer to, outside of its own folder. */
export interface Surroundings extends Shared {
  /** Every lesson's number, by its id. */
  readonly lessons: ReadonlyMap<string, string>;
}

/** Reads the glossary, the misconceptions and the figures. */
export function loadShared(reader: Reader): Shared {
  const glossary = reader.json("glossary.json", "glossary", "it holds the terms and their renderings") ?? {};
  const why = "it holds the beliefs lessons work against";
  const misconceptions = reader.json("misconceptions.json", "misconceptions", why) ?? {};
  const figures = reader.json("figures.json", "figures", "it holds the numbers that texts quote") ?? {};
  for (const file of ["glossary.json", "misconceptions.json", "figures.json"])
    lintJson(file, glossary, reader);
  return { glossary, misconceptions, figures };
}
