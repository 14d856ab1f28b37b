/** The map of the course: its modules, its lessons, and how far the student is. */

import { lastOpenOf, statusOf } from "@mp/tutor";
import { type ReactNode, use } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import { type CourseIndex, entriesOf, INDEX, type LessonEntry, type ModuleEntry } from "../course/data.ts";
import { load } from "../course/load.ts";
import { lessonPath } from "../course/paths.ts";
import { useProgress } from "../state/hydrated.ts";

/** Draws the map. */
export function MapPage(): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const index = use(load<CourseIndex>(INDEX));
  const progress = useProgress();
  const entries = entriesOf(index);
  const done = entries.filter(({ id }) => progress.lessons[id]?.doneAt !== undefined).length;
  const next = entries.find(({ id }) => id === lastOpenOf(progress)) ?? entries[0];
  return (
    <div className="map">
      <title>{index.title[language]}</title>
      <meta name="description" content={index.summary[language]} />
      <header className="hero">
        <h1>{index.title[language]}</h1>
        <p>{index.summary[language]}</p>
        <p className="hero-row">
          {next === undefined ? null : (
            <Link className="primary" to={lessonPath(language, next.id)}>
              {done === 0 ? text.begin : text.goOn}
            </Link>
          )}
          <span className="hero-progress">{text.progress(done, entries.length)}</span>
        </p>
      </header>
      <ol className="modules">
        {index.modules.map((module) => (
          <ModuleCard key={module.id} module={module} />
        ))}
      </ol>
    </div>
  );
}

function ModuleCard({ module }: { readonly module: ModuleEntry }): ReactNode {
  const language = useLanguage();
  return (
    <li className="module">
      <div className="module-head">
        <span className="module-number" aria-hidden="true">
          {module.number}
        </span>
        <h2>{module.title[language]}</h2>
        <p>{module.summary[language]}</p>
      </div>
      <ol className="lessons">
        {module.lessons.map((entry) => (
          <LessonRow key={entry.id} entry={entry} />
        ))}
      </ol>
    </li>
  );
}

function LessonRow({ entry }: { readonly entry: LessonEntry }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const status = statusOf(useProgress(), entry);
  return (
    <li>
      <Link className={`lesson-row ${status}`} to={lessonPath(language, entry.id)}>
        <span className="lesson-number">{entry.number}</span>
        <span className="lesson-title">{entry.title[language]}</span>
        {entry.kind === "exercise" ? <span className="tag">{text.exercise}</span> : null}
        <span className="lesson-minutes">{text.minutes(entry.minutes)}</span>
        <span className="mark" aria-hidden={status === "new"}>
          {status === "new" ? "" : text[status]}
        </span>
      </Link>
    </li>
  );
}
