/** What stands where the editor will be: the program, line by line in the same place. */

import type { ReactNode } from "react";
import { CodeBlock } from "../text/code.tsx";

/** Draws it. */
export function EditorShade({ source }: { readonly source: string }): ReactNode {
  return (
    <div className="editor shade">
      <CodeBlock of={{ type: "code", language: "ts", text: source }} />
    </div>
  );
}
