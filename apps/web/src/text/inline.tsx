/** Runs of text: words, code, terms, links. Everything becomes an element: no text is ever taken for markup. */

import type { Inline } from "@mp/content";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage } from "../app/language.tsx";
import { lessonPath } from "../course/paths.ts";
import { TermLink } from "./term.tsx";

/** Draws a run of text. */
export function Inlines({ of }: { readonly of: readonly Inline[] }): ReactNode {
  return of.map((inline, at) => <One key={at} of={inline} />);
}

function One({ of }: { readonly of: Inline }): ReactNode {
  const language = useLanguage();
  switch (of.type) {
    case "text":
      return of.text;
    case "code":
      return <code>{of.text}</code>;
    case "strong":
      return (
        <strong>
          <Inlines of={of.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines of={of.children} />
        </em>
      );
    case "link":
      // A course that passed its check has no others; one that did not is shown to its author.
      if (!of.href.startsWith("https://")) return <Inlines of={of.children} />;
      return (
        <a href={of.href} rel="noreferrer">
          <Inlines of={of.children} />
        </a>
      );
    case "lesson":
      return (
        <Link to={lessonPath(language, of.id)}>
          <Inlines of={of.children} /> <span className="lesson-number">({of.number})</span>
        </Link>
      );
    case "term":
      return <TermLink of={of} />;
    case "break":
      return <br />;
    default:
      return of satisfies never;
  }
}
