/** Small things that a page remembers for itself, such as its colours: where storage is refused, it does without. */

/** Remembers something, if it can be. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Refused, or full: it holds for this page alone.
  }
}
