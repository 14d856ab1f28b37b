import { fold } from "@mp/content/search";
import type { ReactNode } from "react";

/** A text with the words that were looked for marked, whatever their accents. */
export function Marked({ text, query }: { readonly text: string; readonly query: string }): ReactNode {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return text;
  const pattern = new RegExp(words.map(literally).join("|"), "g");
  // Folding keeps every character in its place.
  const places = [...fold(text).matchAll(pattern)].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  );
  let end = 0;
  const pieces = places.flatMap(([from, to]) => {
    const before = text.slice(end, from);
    end = to;
    return [before, <mark key={from}>{text.slice(from, to)}</mark>];
  });
  return [...pieces, text.slice(end)];
}

/** As a pattern that is this text and nothing else. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
