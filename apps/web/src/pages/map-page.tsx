/** The map of the course: its modules, its lessons, and how far the student is. */

import { lastOpenOf, type Progress, statusOf } from "@mp/tutor";
import { type ReactNode, use } from "react";
import { Link } from "react-router";
import { Icon } from "../app/icons.tsx";
import { useLanguage, useWords } from "../app/language.tsx";
import { type CourseIndex, entriesOf, INDEX, type LessonEntry } from "../course/data.ts";
import { load } from "../course/load.ts";
import { lessonPath } from "../course/paths.ts";
import { useProgress } from "../state/hydrated.ts";
import { CourseLanes } from "./course-lanes.tsx";
import { ModuleSection } from "./module-section.tsx";

/** Draws the map. */
export function MapPage(): ReactNode {
  const language = useLanguage();
  const index = use(load<CourseIndex>(INDEX));
  return (
    <div className="page map">
      <title>{index.title[language]}</title>
      <meta name="description" content={index.summary[language]} />
      <header className="hero">
        <div>
          <h1>{index.title[language]}</h1>
          <p className="hero-summary">{index.summary[language]}</p>
          <GoOn index={index} />
        </div>
        <CourseLanes index={index} />
      </header>
      <ol className="modules">
        {index.modules.map((module) => (
          <ModuleSection key={module.id} module={module} />
        ))}
      </ol>
    </div>
  );
}

/** The one thing to do next, and how much there is left. */
function GoOn({ index }: { readonly index: CourseIndex }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const progress = useProgress();
  const entries = entriesOf(index);
  const open = entries.filter((entry) => statusOf(progress, entry) !== "done");
  const next = nextOf(entries, open, progress);
  const hasBegun = lastOpenOf(progress) !== undefined;
  return (
    <>
      {next === undefined ? null : (
        <Link className="primary go-on" to={lessonPath(language, next.id)}>
          <span>
            {open.length === 0 ? text.again : hasBegun ? text.goOn : text.begin}
            <span className="go-on-title">
              {next.number} {next.title[language]}
            </span>
          </span>
          <Icon name="right" />
        </Link>
      )}
      <p className="hero-progress">
        {text.progress(entries.length - open.length, entries.length)}
        {open.length === 0 ? "" : ` · ${text.left(minutesOf(open))}`}
      </p>
    </>
  );
}

/** The lesson that was open last; if it is done, the first after it that is not. */
function nextOf(
  entries: readonly LessonEntry[],
  open: readonly LessonEntry[],
  progress: Progress,
): LessonEntry | undefined {
  const at = entries.findIndex(({ id }) => id === lastOpenOf(progress));
  return entries.slice(Math.max(at, 0)).find((entry) => open.includes(entry)) ?? open[0] ?? entries[0];
}

function minutesOf(entries: readonly LessonEntry[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}
