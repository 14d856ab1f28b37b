/** A term of the glossary: what it means is one click or one key away. */

import type { Term } from "@mp/content";
import { createContext, type ReactNode, use, useId } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import type { TermEntry } from "../course/data.ts";
import { glossaryPath } from "../course/paths.ts";

/** The terms of the lesson that is shown. */
export const TermsContext = createContext<Readonly<Record<string, TermEntry>>>({});

/** Draws a term, with a note that opens on it. */
export function TermLink({ of }: { readonly of: Term }): ReactNode {
  const terms = use(TermsContext);
  const language = useLanguage();
  const text = useWords();
  const id = useId();
  const entry = terms[of.id];
  const english = of.english === undefined ? "" : ` (${of.english})`;
  if (entry === undefined) return `${of.text}${english}`;
  return (
    <>
      <button
        type="button"
        className="term"
        popoverTarget={id}
        aria-label={`${of.text}: ${text.meansOf(of.text)}`}
      >
        {of.text}
      </button>
      {of.english === undefined ? null : <span className="english">{english}</span>}
      <span id={id} popover="auto" className="note" role="note">
        <strong>{entry.name[language]}</strong>
        <span className="note-meaning">{entry.meaning[language]}</span>
        <Link className="note-more" to={`${glossaryPath(language)}#${of.id}`}>
          {text.inGlossary}
        </Link>
      </span>
    </>
  );
}
