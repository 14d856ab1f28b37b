import type { ReactNode } from "react";

/** A text in which what stands between backticks is code. */
export function Backticks({ text }: { readonly text: string }): ReactNode {
  return text.split("`").map((piece, at) => (at % 2 === 0 ? piece : <code key={at}>{piece}</code>));
}
