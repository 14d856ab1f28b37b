import MiniSearch from "minisearch";
import type { Language } from "../languages.ts";
import type { Course } from "../model.ts";
import { documentsOf, type SearchDocument } from "./documents.ts";
import { fold } from "./fold.ts";

export { documentsOf, type SearchDocument } from "./documents.ts";
export { fold } from "./fold.ts";

/** A lesson that was found, and the part of it that fits best. */
export interface SearchHit {
  readonly lesson: string;
  /** Which part it is: 0 is the introduction, then its sections. */
  readonly part: number;
  /** The heading of that part; empty for the introduction. */
  readonly heading: string;
  /** The words around the first one that was looked for. */
  readonly excerpt: string;
  readonly score: number;
}

/** Finds lessons by their words. */
export interface SearchIndex {
  /** The lessons that have all the words, or words that begin like them, the best first. @param limit Lessons at most. */
  search(query: string, limit?: number): readonly SearchHit[];
}

/** A heading says more about a lesson than a word in its middle. */
const BOOST = { title: 6, heading: 4, objective: 3, terms: 2, text: 1 };

/**
 * Builds the index of a course in one language. Accents and case make no difference; a slip of the pen in a longer word is
 * forgiven. Built where it is used: the texts are there already, and it takes milliseconds.
 */
export function searchIndex(course: Course, language: Language): SearchIndex {
  return searchDocuments(documentsOf(course, language));
}

/** The same of parts that were cut before, as a page gets them. */
export function searchDocuments(documents: readonly SearchDocument[]): SearchIndex {
  const index = new MiniSearch<SearchDocument>({
    fields: Object.keys(BOOST),
    storeFields: ["lesson", "heading", "text"],
    processTerm: fold,
    searchOptions: {
      boost: BOOST,
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(documents);
  return { search: (query, limit = 10) => bestOfEach(index, query).slice(0, limit) };
}

/** The best part of each lesson found. */
function bestOfEach(index: MiniSearch<SearchDocument>, query: string): readonly SearchHit[] {
  const found = new Map<string, SearchHit>();
  for (const { id, score, terms, ...stored } of index.search(query)) {
    const { lesson, heading, text } = stored as unknown as SearchDocument;
    const part = Number(String(id).split("#")[1]);
    if (!found.has(lesson))
      found.set(lesson, { lesson, part, heading, excerpt: excerptOf(text, terms), score });
  }
  return [...found.values()];
}

/** Characters of an excerpt, about. */
const LENGTH = 90;

function excerptOf(text: string, terms: readonly string[]): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  const folded = fold(flat);
  const places = terms.map((term) => folded.indexOf(term)).filter((at) => at !== -1);
  const from = Math.max(0, Math.min(...places, flat.length) - LENGTH / 3);
  const begin = from === 0 || places.length === 0 ? 0 : flat.indexOf(" ", from) + 1;
  const end = flat.length <= begin + LENGTH ? flat.length : flat.lastIndexOf(" ", begin + LENGTH);
  return `${begin > 0 ? "…" : ""}${flat.slice(begin, end)}${end < flat.length ? "…" : ""}`;
}
