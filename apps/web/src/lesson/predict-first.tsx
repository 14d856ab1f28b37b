/** Says what there is to predict before the program is run for the first time: afterwards nobody can any more. */

import type { Lesson } from "@mp/content";
import { answersTo } from "@mp/tutor";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { Icon } from "../app/icons.tsx";
import { useProgress } from "../state/hydrated.ts";

/** Draws the way to the first prediction that is open. */
export function PredictFirst({ lesson }: { readonly lesson: Lesson }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const own = useProgress().lessons[lesson.id];
  const at = lesson.text[language].sections.findIndex(
    (section) =>
      section.kind === "question" &&
      section.prediction !== undefined &&
      answersTo(own, section.id).length === 0,
  );
  if (at === -1 || own?.ranAt !== undefined) return null;
  return (
    <p className="predict-first">
      <a href={`#part-${at + 1}`}>
        <Icon name="left" /> {text.predict}
      </a>
    </p>
  );
}
