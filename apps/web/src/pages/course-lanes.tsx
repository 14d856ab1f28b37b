/**
 * The course as the pictures of its programs are: a lane for each module, and in it a stretch for each lesson, as long as it takes. What is done
 * is filled, what is begun is hatched.
 */

import { statusOf } from "@mp/tutor";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import type { CourseIndex, LessonEntry, ModuleEntry } from "../course/data.ts";
import { useProgress } from "../state/hydrated.ts";

/** Draws all modules; each leads to its lessons below. */
export function CourseLanes({ index }: { readonly index: CourseIndex }): ReactNode {
  const text = useWords();
  const longest = Math.max(...index.modules.map(({ lessons }) => lengthOf(lessons)));
  return (
    <nav className="course-lanes" aria-label={text.modules}>
      <ol>
        {index.modules.map((module) => (
          <li key={module.id}>
            <ModuleLane module={module} length={longest} />
          </li>
        ))}
      </ol>
      <p className="legend" aria-hidden="true">
        {(["done", "started", "new"] as const).map((status) => (
          <span key={status}>
            <LaneMark status={status} /> {text[status]}
          </span>
        ))}
      </p>
    </nav>
  );
}

function ModuleLane({
  module,
  length,
}: {
  readonly module: ModuleEntry;
  readonly length: number;
}): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const progress = useProgress();
  const done = module.lessons.filter((entry) => statusOf(progress, entry) === "done").length;
  return (
    <a className={`module-lane lane-${(module.number - 1) % 8}`} href={`#module-${module.number}`}>
      <span className="module-lane-number">{module.number}</span>
      <span className="module-lane-title">{module.title[language]}</span>
      <LessonStretches lessons={module.lessons} length={length} />
      <span className="hidden">{text.progress(done, module.lessons.length)}</span>
    </a>
  );
}

/** The lessons of a module, one after the other: the longest module is as wide as there is room. */
function LessonStretches({
  lessons,
  length,
}: {
  readonly lessons: readonly LessonEntry[];
  readonly length: number;
}): ReactNode {
  const progress = useProgress();
  return (
    <span className="stretches" aria-hidden="true">
      {lessons.map((entry) => (
        <span
          key={entry.id}
          className={`stretch ${statusOf(progress, entry)}`}
          style={{ inlineSize: `${(100 * entry.minutes) / length}%` }}
        />
      ))}
    </span>
  );
}

/** The mark of a lesson, as its stretch is drawn. */
export function LaneMark({ status }: { readonly status: Status }): ReactNode {
  return <span className={`stretch lane-mark ${status}`} aria-hidden="true" />;
}

type Status = ReturnType<typeof statusOf>;

function lengthOf(lessons: readonly LessonEntry[]): number {
  return lessons.reduce((sum, { minutes }) => sum + minutes, 0);
}
