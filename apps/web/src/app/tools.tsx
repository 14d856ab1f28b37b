/** The tools at the end of the bar, one line for each part that has some. */

import { LANGUAGES } from "@mp/content";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { inLanguage, progressPath } from "../course/paths.ts";
import { QuickTools } from "../keys/quick-tools.tsx";
import { words } from "../texts/index.ts";
import { Icon } from "./icons.tsx";
import { useLanguage, useWords } from "./language.tsx";
import { ThemeChoice } from "./theme.tsx";

/** Draws them: a button is `className="tool"`, a picture and, for those who have room, `<span className="tool-name">`. */
export function Tools(): ReactNode {
  const text = useWords();
  return (
    <nav className="bar-tools" aria-label={text.tools}>
      <QuickTools />
      <OwnProgress />
      <LanguageChoice />
      <ThemeChoice />
    </nav>
  );
}

/** What is kept of the student. */
function OwnProgress(): ReactNode {
  const language = useLanguage();
  const text = useWords();
  return (
    <Link className="tool" to={progressPath(language)} aria-label={text.ownProgress}>
      <Icon name="person" />
      <span className="tool-name">{text.ownProgress}</span>
    </Link>
  );
}

/** The same page in the other languages. */
function LanguageChoice(): ReactNode {
  const language = useLanguage();
  const { pathname } = useLocation();
  return LANGUAGES.filter((each) => each !== language).map((each) => (
    <Link
      key={each}
      className="tool"
      to={inLanguage(pathname, each)}
      lang={each}
      hrefLang={each}
      aria-label={words(each).languageName}
    >
      <Icon name="globe" />
      <span className="tool-name">{words(each).languageName}</span>
    </Link>
  ));
}
