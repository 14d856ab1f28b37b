/** The lessons before and after. */

import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon } from "../app/icons.tsx";
import { useLanguage, useWords } from "../app/language.tsx";
import { type CourseIndex, entriesOf } from "../course/data.ts";
import { lessonPath } from "../course/paths.ts";

/** Draws the ways to them. */
export function Neighbours({ id, index }: { readonly id: string; readonly index: CourseIndex }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const entries = entriesOf(index);
  const at = entries.findIndex((entry) => entry.id === id);
  const [previous, next] = [entries[at - 1], entries[at + 1]];
  return (
    <nav className="neighbours" aria-label={text.tryThese}>
      {previous === undefined ? null : (
        <Link className="previous" to={lessonPath(language, previous.id)} rel="prev">
          <Icon name="left" />
          <span>
            <small>{text.previous}</small> {previous.title[language]}
          </span>
        </Link>
      )}
      {next === undefined ? null : (
        <Link className="next" to={lessonPath(language, next.id)} rel="next">
          <span>
            <small>{text.next}</small> {next.title[language]}
          </span>
          <Icon name="right" />
        </Link>
      )}
    </nav>
  );
}
