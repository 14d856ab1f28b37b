import type { Language, Lesson } from "@mp/content";
import { explained } from "../grade/explained.ts";
import { diagnose } from "../grade/trouble.ts";
import { type HelpStage, helpAt, nextHelp, stepOf } from "../help/help.ts";
import { advance, type Step } from "../progress/steps.ts";
import type { ProgramLanguage, RunEvent, RunOptions } from "../run/events.ts";
import { record, type RunRecord } from "../run/record.ts";
import { Store } from "../store.ts";
import { Following } from "./follow.ts";
import { type CodeFile, type Graded, programFile, type SessionPorts } from "./ports.ts";
import type { Activity, SessionState } from "./state.ts";

/** How to open a lesson. */
export interface SessionOptions {
  readonly language: Language;
  readonly programLanguage?: ProgramLanguage;
  /** The lesson that comes after this one, if one does. */
  readonly next?: Lesson | undefined;
}

/** How to run the lesson's program. */
export interface SessionRun {
  /** Records what the processes do. */
  readonly traced?: boolean | undefined;
  /** Replays a schedule. */
  readonly schedule?: string | undefined;
}

/** How often a run that is recorded is shown anew, in milliseconds. */
const TRACE_MS = 250;

/**
 * A lesson that a student has open, in whatever front end: what it shows is its state, what the student does are its methods. One thing
 * runs at a time; beginning another ends it. Each step is kept before it shows.
 */
export class LessonSession extends Store<SessionState> implements Disposable {
  readonly lesson: Lesson;
  readonly #ports: SessionPorts;
  readonly #next: Lesson | undefined;
  readonly #unsubscribe: () => void;
  #abort: AbortController | undefined;

  constructor(
    lesson: Lesson,
    ports: SessionPorts,
    { language, programLanguage = "ts", next }: SessionOptions,
  ) {
    const file = { lesson, language, name: programFile(lesson, programLanguage) };
    const progress = ports.progress.read();
    super({ phase: "idle", language, programLanguage, progress, hasOwn: ports.code.own(file) });
    this.lesson = lesson;
    this.#ports = ports;
    this.#next = next;
    this.#unsubscribe = ports.progress.subscribe(() => this.#change({ progress: ports.progress.read() }));
  }

  /** The student has opened the lesson. */
  start(): void {
    this.#step({ type: "opened" });
  }

  /** Runs the program, and answers how it ended; nothing, if something else was begun meanwhile. */
  async run({ traced = false, schedule }: SessionRun = {}): Promise<RunRecord | undefined> {
    const end = await this.#follow("run", async (signal, see) => ({
      run: await this.#recorded({ signal, traced, schedule }, see),
    }));
    if (end === undefined || end.run.stopped || end.run.limit) return end?.run;
    this.#step({ type: "ran" });
    return end.run;
  }

  /** Checks the exercise, and answers what came of it; nothing, if something else was begun meanwhile. */
  async check(): Promise<Graded | undefined> {
    const program = this.#ports.code.program(this.#file("ts"));
    const end = await this.#follow("check", (signal, watch) =>
      this.#ports.grader.grade({ lesson: this.lesson, program, signal, watch }),
    );
    // A check that was stopped has found nothing out.
    if (end !== undefined && !end.run.stopped)
      this.#step({ type: "checked", passed: end.grading.status === "pass" });
    return end;
  }

  /** Ends what is running, at once. What was seen of it stays. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Ends what is running, and puts away what was seen of it. */
  clear(): void {
    this.stop();
    this.#abort = undefined;
    const { activity: _gone, ...rest } = this.get();
    this.set({ ...rest, phase: "idle" });
  }

  /** Keeps an answer to a question, counted from 0. */
  answer(question: string, answer: number): void {
    this.#step({ type: "answered", question, answer });
  }

  /** Shows the help that comes next, first that for the task the student is at; nothing, if there is no more. */
  hint(task?: number): HelpStage | undefined {
    return this.#show(nextHelp(this.#helpRequest(task)));
  }

  /** Shows the solution, whatever was shown before. */
  solution(): HelpStage | undefined {
    return this.#show(helpAt("solution", this.#helpRequest()));
  }

  /** Puts the program as given back, and answers where the student's version is kept. */
  reset(): string | undefined {
    const kept = this.#ports.code.reset(this.#file());
    this.refresh();
    return kept;
  }

  /** Ends what is running; answers the lesson that comes next. */
  next(): Lesson | undefined {
    this.stop();
    return this.#next;
  }

  /** Changes the language of texts and programs. */
  choose(language: Language): void {
    this.#change({ language });
  }

  /** Changes the language that the program is written in. */
  chooseProgram(programLanguage: ProgramLanguage): void {
    this.#change({ programLanguage });
    this.refresh();
  }

  /** The student may have changed their program elsewhere, as in an editor. */
  refresh(): void {
    this.#change({ hasOwn: this.#ports.code.own(this.#file()) });
  }

  /** Ends what is running, and hears of no change any more. */
  [Symbol.dispose](): void {
    this.stop();
    this.#abort = undefined;
    this.#unsubscribe();
  }

  #recorded(
    { signal, traced, schedule }: SessionRun & { readonly signal: AbortSignal },
    see: (event: RunEvent) => void,
  ): Promise<RunRecord> {
    const { code, runner } = this.#ports;
    const options: RunOptions = {
      budget: this.lesson.budget,
      signal,
      language: this.get().programLanguage,
      ...(traced && { trace: { sites: true, everyMs: TRACE_MS } }),
      ...(schedule !== undefined && { schedule }),
    };
    return record(runner(code.program(this.#file()), options), see);
  }

  async #follow<T extends { readonly run: RunRecord } & Partial<Graded>>(
    kind: Activity["kind"],
    work: (signal: AbortSignal, see: (event: RunEvent) => void) => Promise<T>,
  ): Promise<T | undefined> {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    const isCurrent = () => this.#abort === abort;
    using following = new Following(kind, (activity) => isCurrent() && this.#change({ activity }));
    this.#change({ phase: kind === "run" ? "running" : "checking", activity: following.activity() });
    try {
      const end = await work(abort.signal, following.see);
      if (!isCurrent()) return undefined;
      const activity = await this.#ended(following.activity(), end);
      if (!isCurrent()) return undefined;
      this.#change({ phase: "idle", activity });
      return end;
    } catch (error) {
      if (isCurrent())
        this.#change({ phase: "idle", activity: { ...following.activity(), error: String(error) } });
      return undefined;
    }
  }

  async #ended(
    activity: Activity,
    { run, grading }: { run: RunRecord } & Partial<Graded>,
  ): Promise<Activity> {
    const file = programFile(this.lesson, this.get().programLanguage);
    const trouble = diagnose(run, file);
    return {
      ...activity,
      time: run.time,
      end: run,
      ...(trouble && { trouble: await explained(trouble, activity.trace, file) }),
      ...(grading && { grading }),
    };
  }

  #show(help: HelpStage | undefined): HelpStage | undefined {
    if (help === undefined) return undefined;
    this.#step(stepOf(help));
    this.#change({ help });
    return help;
  }

  #helpRequest(task?: number) {
    const { language, progress } = this.get();
    const own = this.#ports.code.read(this.#file("ts"));
    return { lesson: this.lesson, language, progress, own, task };
  }

  #file(programLanguage: ProgramLanguage = this.get().programLanguage): CodeFile {
    const { language } = this.get();
    return { lesson: this.lesson, language, name: programFile(this.lesson, programLanguage) };
  }

  // The store of the progress tells of the change, and so it shows.
  #step(step: Step): void {
    const { now, progress } = this.#ports;
    progress.change((before) => advance(before, this.lesson, step, now()));
  }

  #change(change: Partial<SessionState>): void {
    this.set({ ...this.get(), ...change });
  }
}
