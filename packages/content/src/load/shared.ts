import {
  type Glossary,
  glossarySchema,
  type Misconceptions,
  misconceptionsSchema,
} from "../schema/glossary.ts";
import type { Reader } from "./reader.ts";

/** What the whole course shares, handed to every lesson while loading. */
export interface Shared {
  readonly glossary: Glossary;
  readonly misconceptions: Misconceptions;
}

/** Reads the glossary and the misconceptions. */
export function loadShared(reader: Reader): Shared {
  return {
    glossary: reader.json("glossary.json", glossarySchema, "it holds the terms and their renderings") ?? {},
    misconceptions:
      reader.json("misconceptions.json", misconceptionsSchema, "it holds the beliefs lessons work against") ??
      {},
  };
}
