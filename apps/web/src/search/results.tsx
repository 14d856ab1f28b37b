import { type ReactNode, useEffect, useRef } from "react";
import { useLanguage } from "../app/language.tsx";
import type { Found } from "./finder.ts";
import { Marked } from "./marked.tsx";
import { searchWords } from "./words.ts";

interface ResultsProps {
  readonly id: string;
  readonly found: readonly Found[];
  /** Which one is chosen. */
  readonly at: number;
  readonly query: string;
  readonly go: (found: Found) => void;
}

/** The list of what was found. The keyboard stays in the field above it. */
export function Results({ id, found, at, query, go }: ResultsProps): ReactNode {
  const words = searchWords(useLanguage());
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // It answers a promise in some browsers, which is nothing to clean up.
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <ul ref={list} id={id} role="listbox" aria-label={words.results} className="search-results">
      {found.map((each, place) => (
        // Keys are those of the field.
        <li
          key={each.to}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          onClick={() => go(each)}
        >
          <span className="found-title">
            <span>
              <Marked text={each.title} query={query} />
            </span>
            <small>{each.kind === "term" ? `${words.term} · ${each.aside}` : each.aside}</small>
          </span>
          {each.heading === "" ? null : <span className="found-heading">{each.heading}</span>}
          <span className="found-excerpt">
            <Marked text={each.excerpt} query={query} />
          </span>
        </li>
      ))}
    </ul>
  );
}
