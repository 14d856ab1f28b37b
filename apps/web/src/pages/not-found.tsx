import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import { mapPath } from "../course/paths.ts";

/** For an address that leads nowhere. */
export function NotFound(): ReactNode {
  const text = useWords();
  return (
    <article className="prose">
      <h1>{text.notFound}</h1>
      <p>{text.notFoundMore}</p>
      <p>
        <Link to={mapPath(useLanguage())}>{text.home}</Link>
      </p>
    </article>
  );
}
