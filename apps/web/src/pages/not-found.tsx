/** For an address that leads nowhere: what it was, and where there is something. */

import { lastOpenOf } from "@mp/tutor";
import { type ReactNode, use } from "react";
import { Link, useLocation } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import { type CourseIndex, entriesOf, INDEX } from "../course/data.ts";
import { load } from "../course/load.ts";
import { lessonPath, mapPath } from "../course/paths.ts";
import { useHydrated, useProgress } from "../state/hydrated.ts";

/** Draws it. */
export function NotFound(): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const { pathname } = useLocation();
  // One page stands for every address that leads nowhere, drawn before any is known.
  const address = useHydrated() ? pathname : undefined;
  return (
    <article className="page told">
      <title>{text.notFound}</title>
      <meta name="robots" content="noindex" />
      <p className="kicker">404</p>
      <h1>{text.notFound}</h1>
      {address === undefined ? null : (
        <p>
          <code>{address}</code>
        </p>
      )}
      <p>{text.notFoundMore}</p>
      <div className="told-buttons">
        <Link className="primary" to={mapPath(language)}>
          {text.map}
        </Link>
        <LastLesson />
      </div>
    </article>
  );
}

/** Back to the lesson that was open last. */
function LastLesson(): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const index = use(load<CourseIndex>(INDEX));
  const last = lastOpenOf(useProgress());
  const entry = entriesOf(index).find(({ id }) => id === last);
  if (entry === undefined) return null;
  return (
    <Link className="second" to={lessonPath(language, entry.id)}>
      {text.goOn}: {entry.title[language]}
    </Link>
  );
}
