import type { Progress } from "./format.ts";

/** Where a student's progress lies: a file, or a browser's storage. What is changed is kept before `change` answers. */
export interface ProgressStore {
  read(): Progress;
  /** Changes what is there now, whoever wrote it, by a pure function; it may be called more than once. */
  change(change: (progress: Progress) => Progress): Progress;
  /** Tells of each change made here. Answers how to end it. */
  subscribe(listener: () => void): () => void;
}
