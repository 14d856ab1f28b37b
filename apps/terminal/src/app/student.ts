import type { Language, Lesson } from "@mp/content";
import { advance, type Progress, type Step, withLanguage } from "@mp/tutor";
import { ProgressFile } from "@mp/tutor/node";
import type { TutorContext } from "../cli/tutor-context.ts";
import { Store } from "./store.ts";

/** What the tutor knows of its student; every change is on disk before it is on screen. */
export interface StudentState {
  readonly language: Language;
  readonly progress: Progress;
}

export class Student extends Store<StudentState> {
  readonly #file: ProgressFile;

  constructor({ home, language, progress }: TutorContext) {
    super({ language, progress });
    this.#file = new ProgressFile(home.progress);
  }

  /** Keeps a step taken in a lesson. */
  step(lesson: Lesson, step: Step): void {
    this.#change((progress) => advance(progress, lesson, step, new Date()));
  }

  /** Changes the language of everything. */
  choose(language: Language): void {
    this.set({ ...this.get(), language });
    this.#change((progress) => withLanguage(progress, language, new Date()));
  }

  #change(change: (progress: Progress) => Progress): void {
    const progress = this.#file.change(change);
    this.set({ ...this.get(), progress });
  }
}
