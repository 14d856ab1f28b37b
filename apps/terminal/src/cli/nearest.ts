/** Words that are this many keystrokes apart are likely the same, mistyped. */
const MOST_EDITS = 2;

/** Of some words the one that was most likely meant, if any is near. */
export function nearest<T extends string>(typed: string, words: readonly T[]): T | undefined {
  const most = Math.min(MOST_EDITS, Math.max(1, Math.floor(typed.length / 2)));
  const near = words
    .map((word) => ({ word, edits: editsBetween(typed.toLowerCase(), word) }))
    .filter(({ word, edits }) => edits <= most || (typed.length > 1 && word.startsWith(typed)));
  return near.toSorted((a, b) => a.edits - b.edits)[0]?.word;
}

/** How many letters to insert, delete, replace or swap with their neighbour (Damerau and Levenshtein). */
function editsBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  const cost = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(
        Math.min(
          cost(i - 1, j) + 1,
          cost(i, j - 1) + 1,
          cost(i - 1, j - 1) + (isSame ? 0 : 1),
          isSwapped ? cost(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return cost(from.length, to.length);
}
