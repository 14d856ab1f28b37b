/** A module on the map: what it is about, and its lessons. */

import { lastOpenOf, statusOf } from "@mp/tutor";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import type { LessonEntry, ModuleEntry } from "../course/data.ts";
import { lessonPath } from "../course/paths.ts";
import { useProgress } from "../state/hydrated.ts";
import { LaneMark } from "./course-lanes.tsx";

/** Draws one. */
export function ModuleSection({ module }: { readonly module: ModuleEntry }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const progress = useProgress();
  const done = module.lessons.filter((entry) => statusOf(progress, entry) === "done").length;
  const minutes = module.lessons.reduce((sum, entry) => sum + entry.minutes, 0);
  return (
    <li className={`module lane-${(module.number - 1) % 8}`} id={`module-${module.number}`}>
      <div className="module-head">
        <span className="module-number" aria-hidden="true">
          {module.number}
        </span>
        <h2>{module.title[language]}</h2>
        <p>{module.summary[language]}</p>
        <p className="module-facts">
          {text.progress(done, module.lessons.length)} · {text.minutes(minutes)}
        </p>
      </div>
      <ol className="lessons" aria-label={text.lessonsOf(module.title[language])}>
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
  const progress = useProgress();
  const status = statusOf(progress, entry);
  return (
    <li>
      <Link className={`lesson-row ${status}`} to={lessonPath(language, entry.id)}>
        <LaneMark status={status} />
        <span className="lesson-number">{entry.number}</span>
        <span className="lesson-title">{entry.title[language]}</span>
        <span className="lesson-facts">
          {lastOpenOf(progress) === entry.id ? <span className="tag here">{text.here}</span> : null}
          {entry.kind === "exercise" ? <span className="tag">{text.exercise}</span> : null}
          {status === "new" ? null : <span className="hidden">{text[status]}</span>}
        </span>
        <span className="lesson-minutes">{text.minutes(entry.minutes)}</span>
      </Link>
    </li>
  );
}
