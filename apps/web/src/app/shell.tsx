/** What every page has: the way home, and the tools of the bar. */

import { type ReactNode, Suspense } from "react";
import { Link, useLocation } from "react-router";
import { mapPath } from "../course/paths.ts";
import { Notices } from "../notices/notices.tsx";
import { useArrival } from "./arrival.ts";
import { Boundary } from "./boundary.tsx";
import { useLanguage, useWords } from "./language.tsx";
import { Tools } from "./tools.tsx";

/** Draws a page inside it. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const { pathname } = useLocation();
  useArrival();
  return (
    <>
      <header className="bar">
        <a className="skip" href="#content">
          {text.skip}
        </a>
        <Link className="brand" to={mapPath(language)}>
          <Mark /> <span className="brand-name">{text.home}</span>
        </Link>
        <Tools />
      </header>
      <main id="content" tabIndex={-1}>
        <Boundary key={pathname}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </Boundary>
      </main>
      <Notices />
    </>
  );
}

/** Three lanes, and what one hands to another. */
function Mark(): ReactNode {
  return (
    <svg className="mark-mp" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M4 8h13M4 16h24M13 24h15" />
      <path className="mark-arrow" d="M21 8v5" />
      <circle cx="21" cy="8" r="2.6" />
    </svg>
  );
}

/** What stands there until a page's data has come; for a moment, nothing does. */
function Loading(): ReactNode {
  const text = useWords();
  return (
    <div className="page loading" role="status">
      <span className="loading-lanes" aria-hidden="true" />
      {text.loading}
    </div>
  );
}
