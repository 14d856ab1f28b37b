/** A block of code. */

import type { CodeBlock as CodeModel } from "@mp/content";
import type { ReactNode } from "react";
import { Highlighted } from "./highlight.tsx";

/** Draws code; the file it is from stands above it. */
export function CodeBlock({ of }: { readonly of: CodeModel }): ReactNode {
  return (
    <figure className="code">
      {of.file === undefined ? null : <figcaption>{of.file}</figcaption>}
      {/* It scrolls by itself, by keys too. */}
      <pre tabIndex={0}>
        <code>
          <Highlighted code={of.text} language={of.language} />
        </code>
      </pre>
    </figure>
  );
}
