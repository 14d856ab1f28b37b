/**
 * The student's progress in this browser. What is written is in `localStorage` before it shows, so it survives whatever happens to the page the
 * moment after; tabs hear of each other's changes by the browser's own event.
 */

import { anyProgressSchema, noProgress, type Progress, type ProgressStore } from "@mp/tutor";

const KEY = "mp-progress";

/** Reads and changes it. */
export class BrowserProgress implements ProgressStore {
  #text: string | null = null;
  #value: Progress = noProgress;
  readonly #listeners = new Set<() => void>();

  // As a value of its own, so that it can be handed on as a hook wants it.
  readonly get = (): Progress => this.read();

  readonly subscribe = (listener: () => void): (() => void) => {
    const heard = ({ key }: StorageEvent): void => {
      if (key === KEY || key === null) listener();
    };
    this.#listeners.add(listener);
    // Pages are drawn before they are sent, where nothing is heard.
    if (typeof window !== "undefined") addEventListener("storage", heard);
    return () => {
      if (typeof window !== "undefined") removeEventListener("storage", heard);
      this.#listeners.delete(listener);
    };
  };

  read(): Progress {
    // Pages are drawn before they are sent, too.
    const text = typeof localStorage === "undefined" ? null : localStorage.getItem(KEY);
    if (text !== this.#text) {
      this.#text = text;
      this.#value = parsed(text);
    }
    return this.#value;
  }

  change(change: (progress: Progress) => Progress): Progress {
    const progress = change(this.read());
    localStorage.setItem(KEY, JSON.stringify(progress));
    for (const listener of this.#listeners) listener();
    return this.read();
  }
}

function parsed(text: string | null): Progress {
  if (text === null) return noProgress;
  try {
    return anyProgressSchema.parse(JSON.parse(text));
  } catch {
    // Kept, in case somebody can read it; the student goes on without.
    localStorage.setItem(`${KEY}-damaged-${Date.now()}`, text);
    return noProgress;
  }
}
