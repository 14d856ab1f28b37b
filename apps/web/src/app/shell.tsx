/** What every page has: the way home, the language, the colours. */

import { LANGUAGES } from "@mp/content";
import { type ReactNode, Suspense } from "react";
import { Link, useLocation } from "react-router";
import { inLanguage, mapPath } from "../course/paths.ts";
import { Notices } from "../notices/notices.tsx";
import { words } from "../texts/index.ts";
import { Boundary } from "./boundary.tsx";
import { useLanguage, useWords } from "./language.tsx";
import { ThemeChoice } from "./theme.tsx";

/** Draws a page inside it. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const { pathname } = useLocation();
  return (
    <>
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <header className="bar">
        <Link className="brand" to={mapPath(language)}>
          <span aria-hidden="true">mp</span> <span className="brand-name">{text.home}</span>
        </Link>
        <nav className="bar-tools">
          {LANGUAGES.filter((each) => each !== language).map((each) => (
            <Link key={each} to={inLanguage(pathname, each)} lang={each} hrefLang={each}>
              {words(each).languageName}
            </Link>
          ))}
          <ThemeChoice />
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <Boundary key={pathname}>
          <Suspense fallback={<p className="loading">{text.loading}</p>}>{children}</Suspense>
        </Boundary>
      </main>
      <Notices />
    </>
  );
}
