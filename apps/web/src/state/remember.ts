/** Small things that a page remembers for itself, such as its colours: where storage is refused, it does without. */

/** What was remembered under a key. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers something, if it can be. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Refused, or full: it holds for this page alone.
  }
}
