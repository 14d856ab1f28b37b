import { existsSync } from "node:fs";
import type { Lesson } from "@mp/content";
import { ensureOwnFile, fileToRun, ownFile, resetOwnFile } from "@mp/tutor/node";
import { words } from "../texts/index.ts";
import type { Activity } from "./activity.ts";
import { edit, editorCommand } from "./editor.ts";
import type { ScreenProps } from "./screen-props.ts";

/** What a student can do with a lesson's program. Each answers what to tell the student, if anything. */
export class LessonActions {
  readonly #screen: ScreenProps;
  readonly #lesson: Lesson;
  readonly #activity: Activity;

  constructor(screen: ScreenProps, lesson: Lesson, activity: Activity) {
    this.#screen = screen;
    this.#lesson = lesson;
    this.#activity = activity;
  }

  /** Whether the student has a version of their own. */
  get hasOwn(): boolean {
    return existsSync(ownFile(this.#screen.context.home, this.#lesson));
  }

  async run(): Promise<void> {
    const finished = await this.#activity.run(this.#request());
    if (finished) this.#screen.student.step(this.#lesson, { type: "ran" });
  }

  async check(): Promise<void> {
    const grading = await this.#activity.check(this.#request());
    if (grading)
      this.#screen.student.step(this.#lesson, { type: "checked", passed: grading.status === "pass" });
  }

  /** Opens the student's copy; `suspend` gives the terminal to the editor meanwhile. */
  async edit(suspend: (visit: () => Promise<void>) => Promise<void>): Promise<string> {
    const { context, language } = this.#screen;
    const text = words(language);
    const file = ensureOwnFile(context.home, this.#lesson, language);
    const command = editorCommand(process.env);
    if (!command) return text.noEditor(file);
    let notice = text.edited(file);
    await suspend(async () => {
      const result = await edit(command, file);
      if (!result.ok)
        notice = result.reason === "127" ? text.noEditor(file) : text.editorFailed(command, result.reason);
    });
    return notice;
  }

  /** Puts the original back, keeping the student's version. */
  reset(): string {
    const { context, language } = this.#screen;
    return words(language).resetDone(resetOwnFile(context.home, this.#lesson, language));
  }

  #request() {
    const { context, language } = this.#screen;
    return {
      lesson: this.#lesson,
      file: fileToRun(context.home, this.#lesson, language),
      courseFolder: context.courseFolder,
    };
  }
}
