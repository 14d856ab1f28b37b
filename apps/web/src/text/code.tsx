/** A block of code. */

import type { CodeBlock as CodeModel } from "@mp/content";
import { createContext, lazy, type ReactNode, Suspense, use } from "react";
import { useWords } from "../app/language.tsx";
import { Icon } from "../app/icons.tsx";

// What was drawn before the page was sent has its colours; a browser needs them for what it draws itself.
const Highlighted = lazy(() => import("./highlight.tsx"));

/** The file that the editor of this page has, if it has one. */
export const GivenContext = createContext<string | undefined>(undefined);

/** Draws code; the file it is from stands above it. */
export function CodeBlock({ of }: { readonly of: CodeModel }): ReactNode {
  const isGiven = use(GivenContext) === of.file?.replace(/^start\//, "") && of.file !== undefined;
  return (
    <figure className={isGiven ? "code given" : "code"}>
      {of.file === undefined ? null : (
        <figcaption>
          {of.file} {isGiven ? <InEditor /> : null}
        </figcaption>
      )}
      {/* It scrolls by itself, by keys too. */}
      <pre tabIndex={0}>
        <code>
          <Suspense fallback={of.text}>
            <Highlighted code={of.text} language={of.language} />
          </Suspense>
        </code>
      </pre>
    </figure>
  );
}

/** Where editor and text are side by side, a program needs not be there twice. */
function InEditor(): ReactNode {
  const text = useWords();
  return (
    <a className="in-editor" href="#program">
      {text.inEditor} <Icon name="right" />
    </a>
  );
}
