import type { Language } from "@mp/content";
import { type Progress, Store, withLanguage } from "@mp/tutor";
import { ProgressFile } from "@mp/tutor/node";
import type { TutorContext } from "../cli/tutor-context.ts";

/** What the tutor knows of its student; every change is on disk before it is on screen. */
export interface StudentState {
  readonly language: Language;
  readonly progress: Progress;
}

export class Student extends Store<StudentState> {
  /** Where their progress lies. */
  readonly file: ProgressFile;

  constructor({ home, language, progress }: TutorContext) {
    super({ language, progress });
    this.file = new ProgressFile(home.progress);
    // As long as the tutor is open: there is one student.
    this.file.subscribe(() => this.set({ ...this.get(), progress: this.file.read() }));
  }

  /** Changes the language of everything. */
  choose(language: Language): void {
    this.set({ ...this.get(), language });
    this.file.change((progress) => withLanguage(progress, language, new Date()));
  }
}
