/** A heading: plain text, in which code stands between backticks. */

import type { ReactNode } from "react";

/** Draws it. */
export function Heading({ of }: { readonly of: string }): ReactNode {
  return of.split("`").map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece));
}
