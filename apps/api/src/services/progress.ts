import type { Lesson } from "@mp/content";
import { advance, noProgress, type Progress, type Step } from "@mp/tutor";
import { mergeProgress } from "@mp/tutor";
import { timestamp } from "../clock.ts";
import { parseProgress } from "../contract/learner.ts";
import { Problem } from "../problem.ts";
import type { Store } from "../store/open.ts";
import { findProgress, writeProgress } from "../store/progress.ts";

/** Progress, and which change of it this is. */
export interface StoredProgress {
  readonly progress: Progress;
  /** 0 for one who has not begun. */
  readonly revision: number;
}

/** Whoever writes at the same time is tried again this often. */
const TRIES = 20;
/** Characters of a progress at most: a whole course, done by somebody who checks everything a hundred times, has a tenth of it. */
const SIZE_MOST = 1_000_000;

/** Keeps learners' progress. Every change is a function of what is there, and none is lost to another that happens at once. */
export class ProgressService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async read(learner: string): Promise<StoredProgress> {
    const row = await findProgress(this.#store.db, learner);
    if (!row) return { progress: noProgress, revision: 0 };
    return { progress: parseProgress.parse(JSON.parse(row.data)), revision: row.revision };
  }

  /** Joins what a client has with what is here; either may be newer in some of its parts. */
  async sync(learner: string, theirs: Progress): Promise<StoredProgress> {
    return this.#change(learner, (ours) => mergeProgress(ours, theirs));
  }

  /** One step of a learner in a lesson. */
  async advance(learner: string, lesson: Lesson, step: Step): Promise<StoredProgress> {
    return this.#change(learner, (progress) => advance(progress, lesson, step, new Date()));
  }

  async #change(learner: string, change: (progress: Progress) => Progress): Promise<StoredProgress> {
    for (let tries = 0; tries < TRIES; tries++) {
      const { progress, revision } = await this.read(learner);
      const changed = change(progress);
      const data = JSON.stringify(changed);
      if (data.length > SIZE_MOST)
        throw new Problem("too-large", `A progress may have ${SIZE_MOST} characters at most.`);
      if (await writeProgress(this.#store.db, learner, data, { revision, now: timestamp() }))
        return { progress: changed, revision: revision + 1 };
    }
    throw new Problem("conflict", "The progress was changed by others all the while. Try again.");
  }
}
