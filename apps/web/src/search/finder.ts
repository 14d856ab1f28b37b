/** Finds lessons and terms by what is typed. The texts are loaded with the first search, and kept by the browser. */

import type { Language } from "@mp/content";
import { fold, searchDocuments, type SearchDocument } from "@mp/content/search";
import {
  API,
  type CourseIndex,
  entriesOf,
  GLOSSARY,
  type GlossaryTerm,
  INDEX,
  type RuntimeName,
  searchData,
} from "../course/data.ts";
import { load } from "../course/load.ts";
import { glossaryPath, lessonPath } from "../course/paths.ts";

/** Something that was found. */
export interface Found {
  readonly kind: "term" | "lesson" | "api";
  /** Where it is. */
  readonly to: string;
  readonly title: string;
  /** What stands beside the title: the number of a lesson, a term in the other language. */
  readonly aside: string;
  /** The part of a lesson; empty for its introduction and for terms. */
  readonly heading: string;
  readonly excerpt: string;
}

/** Finds; the best first. */
export type Find = (query: string) => readonly Found[];

const MOST_TERMS = 3;
const MOST_NAMES = 3;
const MOST_LESSONS = 8;

/** Prepares for a language. */
export async function finderFor(language: Language): Promise<Find> {
  const [index, glossary, names, documents] = await Promise.all([
    load<CourseIndex>(INDEX),
    load<readonly GlossaryTerm[]>(GLOSSARY),
    load<readonly RuntimeName[]>(API),
    load<readonly SearchDocument[]>(searchData(language)),
  ]);
  const lessons = searchDocuments(documents);
  const entries = new Map(entriesOf(index).map((entry) => [entry.id, entry]));
  const lessonsFor: Find = (query) =>
    lessons.search(query, MOST_LESSONS).map(({ lesson, part, heading, excerpt }) => ({
      kind: "lesson",
      to: `${lessonPath(language, lesson)}${part === 0 ? "" : `#part-${part}`}`,
      title: entries.get(lesson)?.title[language] ?? lesson,
      aside: entries.get(lesson)?.number ?? "",
      heading,
      excerpt,
    }));
  return (query) =>
    query.trim() === ""
      ? []
      : [...termsFor(glossary, query, language), ...namesFor(names, query, language), ...lessonsFor(query)];
}

/** Terms that have the words in their name, in either language: those that begin with them first. */
function termsFor(glossary: readonly GlossaryTerm[], query: string, language: Language): readonly Found[] {
  const wanted = fold(query.trim());
  const other = language === "es" ? "en" : "es";
  const ranked = glossary.flatMap((term) => {
    const places = [term.name.es, term.name.en].map((name) => fold(name).indexOf(wanted));
    const at = Math.min(...places.filter((place) => place !== -1));
    return Number.isFinite(at) ? [{ term, at }] : [];
  });
  return ranked
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST_TERMS)
    .map(({ term: { id, name, meaning } }) => ({
      kind: "term",
      to: `${glossaryPath(language)}#${id}`,
      title: name[language],
      aside: name[other] === name[language] ? "" : name[other],
      heading: "",
      excerpt: meaning[language],
    }));
}

/** Names that programs import, and that begin like this. */
function namesFor(names: readonly RuntimeName[], query: string, language: Language): readonly Found[] {
  const wanted = query.trim().toLowerCase();
  return names
    .filter(({ name }) => name.toLowerCase().startsWith(wanted))
    .slice(0, MOST_NAMES)
    .map(({ name, summary }) => ({
      kind: "api",
      to: `${glossaryPath(language)}#api-${name}`,
      title: name,
      aside: "@mp/runtime",
      heading: "",
      excerpt: summary.replaceAll("`", ""),
    }));
}
