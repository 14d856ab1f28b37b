/** What a student has measured in a lesson, as long as the browser's tab is open. */

import { Store } from "@mp/tutor";
import { type Point, together } from "./law.ts";

/** The points of one lesson. */
export class Measured extends Store<readonly Point[]> {
  readonly #key: string;

  constructor(lesson: string) {
    super(kept(`mp-points/${lesson}`));
    this.#key = `mp-points/${lesson}`;
  }

  /** Takes points of a run over. */
  add(points: readonly Point[]): void {
    if (points.length > 0) this.#keep(together(this.get(), points));
  }

  /** Forgets all of them. */
  clear(): void {
    this.#keep([]);
  }

  #keep(points: readonly Point[]): void {
    sessionStorage.setItem(this.#key, JSON.stringify(points));
    this.set(points);
  }
}

function kept(key: string): readonly Point[] {
  const text = sessionStorage.getItem(key);
  return text === null ? [] : (JSON.parse(text) as readonly Point[]);
}
