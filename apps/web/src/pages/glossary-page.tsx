/** The glossary: every term in both languages, what it means, and the lessons that are about it. */

import type { Language } from "@mp/content";
import { type ReactNode, use } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import {
  API,
  type CourseIndex,
  entriesOf,
  GLOSSARY,
  type GlossaryTerm,
  INDEX,
  type RuntimeName,
} from "../course/data.ts";
import { load } from "../course/load.ts";
import { lessonPath } from "../course/paths.ts";
import { Backticks } from "../text/backticks.tsx";
import { glossaryWords } from "./glossary-words.ts";

/** Lessons named at most: what nearly all of them use is found in any. */
const MOST_LESSONS = 6;

/** Draws it, in the order of the language's alphabet. */
export default function GlossaryPage(): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const words = glossaryWords(language);
  const index = use(load<CourseIndex>(INDEX));
  const terms = use(load<readonly GlossaryTerm[]>(GLOSSARY));
  const names = use(load<readonly RuntimeName[]>(API));
  const sorted = terms.toSorted((a, b) => a.name[language].localeCompare(b.name[language], language));
  return (
    <div className="page glossary">
      <title>{`${text.glossary} · ${index.title[language]}`}</title>
      <meta name="description" content={words.summary} />
      <header>
        <h1>{text.glossary}</h1>
        <p className="objective">{words.summary}</p>
      </header>
      <dl className="terms">
        {sorted.map((term) => (
          <Entry key={term.id} term={term} index={index} />
        ))}
      </dl>
      <h2>{words.api}</h2>
      <p className="faint">{words.apiMore}</p>
      <dl className="terms">
        {names
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map(({ name, summary, lessons }) => (
            <div key={name} id={`api-${name}`} className="term-entry" tabIndex={-1}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                <p lang="en">
                  <Backticks text={summary} />
                </p>
                <Lessons ids={lessons} index={index} />
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

interface EntryProps {
  readonly term: GlossaryTerm;
  readonly index: CourseIndex;
}

function Entry({ term: { id, name, meaning, lessons }, index }: EntryProps): ReactNode {
  const language = useLanguage();
  const other: Language = language === "es" ? "en" : "es";
  return (
    <div id={id} className="term-entry" tabIndex={-1}>
      <dt>
        {name[language]}
        {name[other] === name[language] ? null : (
          <>
            {" "}
            <span className="other" lang={other}>
              {name[other]}
            </span>
          </>
        )}
      </dt>
      <dd>
        <p>{meaning[language]}</p>
        <Lessons ids={lessons} index={index} />
      </dd>
    </div>
  );
}

interface LessonsProps {
  readonly ids: readonly string[];
  readonly index: CourseIndex;
}

function Lessons({ ids, index }: LessonsProps): ReactNode {
  const language = useLanguage();
  const words = glossaryWords(language);
  const used = entriesOf(index).filter((entry) => ids.includes(entry.id));
  if (used.length === 0) return null;
  return (
    <p className="faint">
      {words.lessons}{" "}
      {used.slice(0, MOST_LESSONS).map((entry, at) => (
        <span key={entry.id}>
          {at === 0 ? "" : " · "}
          <Link to={lessonPath(language, entry.id)}>{entry.title[language]}</Link>
        </span>
      ))}
      {used.length > MOST_LESSONS ? ` ${words.moreLessons(used.length - MOST_LESSONS)}` : ""}
    </p>
  );
}
