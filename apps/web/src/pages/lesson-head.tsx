/** The head of a lesson: where in the course it is, what it is called, what it is for. */

import type { Lesson } from "@mp/content";
import { statusOf } from "@mp/tutor";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import type { CourseIndex, LessonEntry } from "../course/data.ts";
import { lessonPath, mapPath } from "../course/paths.ts";
import { useProgress } from "../state/hydrated.ts";
import { LaneMark } from "./course-lanes.tsx";

interface HeadProps {
  readonly lesson: Lesson;
  readonly index: CourseIndex;
}

/** Draws it. */
export function LessonHead({ lesson, index }: HeadProps): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const module = index.modules.find(({ lessons }) => lessons.some(({ id }) => id === lesson.id));
  return (
    <header className="lesson-head">
      {module === undefined ? null : (
        <nav className={`where lane-${(module.number - 1) % 8}`} aria-label={module.title[language]}>
          <Link to={`${mapPath(language)}#module-${module.number}`}>
            {module.number} {module.title[language]}
          </Link>
          <ol>
            {module.lessons.map((entry) => (
              <li key={entry.id}>
                <Place entry={entry} isHere={entry.id === lesson.id} />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1>{lesson.text[language].title}</h1>
      <p className="objective">{lesson.objective[language]}</p>
      <p className="lesson-facts">
        <span className="lesson-number">{lesson.number}</span>
        <span className="lesson-minutes">{text.minutes(lesson.minutes)}</span>
        {lesson.kind === "exercise" ? <span className="tag">{text.exercise}</span> : null}
      </p>
    </header>
  );
}

/** A lesson of the module, as a stretch of its lane. */
function Place({ entry, isHere }: { readonly entry: LessonEntry; readonly isHere: boolean }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const status = statusOf(useProgress(), entry);
  const name = `${entry.number} ${entry.title[language]}`;
  return (
    <Link to={lessonPath(language, entry.id)} title={name} aria-current={isHere ? "page" : undefined}>
      <LaneMark status={status} />
      <span className="hidden">
        {name} ({text[status]})
      </span>
    </Link>
  );
}
