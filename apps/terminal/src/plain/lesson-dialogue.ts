import { type Lesson, lessonsOf, type Section, titleOf } from "@mp/content";
import {
  answersTo,
  endingOf,
  type HelpStage,
  LessonSession,
  parsonsRight,
  programFile,
  resultsOf,
  texts,
} from "@mp/tutor";
import { CodeFolder, ensureOwnFile, nodePorts } from "@mp/tutor/node";
import { edit, editorCommand } from "../app/editor.ts";
import type { Student } from "../app/student.ts";
import type { TutorContext } from "../cli/tutor-context.ts";
import { helpStageLines } from "../render/help-stage.ts";
import { inlineText, messageText } from "../render/inline.ts";
import { verdictLines } from "../render/verdict.ts";
import { words } from "../texts/index.ts";
import { plainWords } from "../texts/plain.ts";
import type { PlainChoice } from "../texts/plain-texts.ts";
import { screenWords } from "../texts/screens.ts";
import type { Dialogue } from "./dialogue.ts";
import { plainBlocks, plainHeading, plainWidth } from "./lesson-text.ts";

/** The lesson, and where it is talked about. */
interface Talk {
  readonly dialogue: Dialogue;
  readonly lesson: Lesson;
}

/** One lesson as a dialogue: its text part by part, its questions, and then what can be done with its program. */
export class LessonDialogue {
  readonly #context: TutorContext;
  readonly #student: Student;
  readonly #dialogue: Dialogue;
  readonly #lesson: Lesson;
  readonly #session: LessonSession;

  constructor(context: TutorContext, student: Student, { dialogue, lesson }: Talk) {
    this.#context = context;
    this.#student = student;
    this.#dialogue = dialogue;
    this.#lesson = lesson;
    const all = lessonsOf(context.course);
    const ports = nodePorts({ ...context, progress: student.file });
    const { language } = student.get();
    this.#session = new LessonSession(lesson, ports, { language, next: all[all.indexOf(lesson) + 1] });
  }

  /** Talks until the student has had enough. Answers the lesson to go to, or nothing for the list. */
  async talk(): Promise<Lesson | undefined> {
    using session = this.#session;
    session.start();
    await this.#read();
    for (;;) {
      const choice = await this.#choose();
      if (choice === undefined || choice === "back") return undefined;
      if (choice === "next") return session.next();
      await this.#do(choice);
    }
  }

  get #language() {
    return this.#student.get().language;
  }

  get #words() {
    return plainWords(this.#language);
  }

  async #read(): Promise<void> {
    const language = this.#language;
    const lesson = this.#lesson;
    const { intro, sections } = lesson.text[language];
    this.#dialogue.say("", `${lesson.number}: ${titleOf(lesson, language)}`, lesson.objective[language]);
    this.#dialogue.say(this.#words.minutes(lesson.minutes), "", ...plainBlocks(intro, language));
    for (const section of sections) {
      const typed = await this.#dialogue.ask(this.#words.goOn);
      if (typed === undefined || typed === "v") return;
      this.#dialogue.say("", plainHeading(section, language), "", ...plainBlocks(section.blocks, language));
      if (section.kind === "question") await this.#askQuestion(section);
    }
  }

  /** Asks until the right answer is found, or the student leaves it. */
  async #askQuestion(section: Extract<Section, { kind: "question" }>): Promise<void> {
    const { answers, id } = section;
    const said = this.#words;
    const isSolved = () => {
      const own = this.#session.get().progress.lessons[this.#lesson.id];
      return answersTo(own, id).some((at) => answers[at]?.correct);
    };
    this.#dialogue.say("", ...answers.map(({ text }, at) => `${at + 1}. ${inlineText(text)}`));
    while (!isSolved()) {
      const number = await this.#dialogue.number(
        said.answer(answers.length),
        answers.length,
        said.notANumber(answers.length),
      );
      const answer = number === undefined ? undefined : answers[number - 1];
      if (number === undefined || answer === undefined) return;
      this.#session.answer(id, number - 1);
      this.#dialogue.say(said.answered(inlineText(answer.text), answer.correct));
      this.#dialogue.say(...plainBlocks(answer.reason, this.#language));
    }
  }

  async #choose(): Promise<PlainChoice | undefined> {
    const choices = this.#choices();
    const said = this.#words;
    this.#dialogue.say("", ...choices.map((each, at) => `${at + 1}. ${said.choices[each]}`));
    const number = await this.#dialogue.number(said.choose, choices.length, said.notANumber(choices.length));
    return number === undefined ? undefined : choices[number - 1];
  }

  /** A lesson's choices keep their numbers, whatever has been done: who hears them learns them. */
  #choices(): PlainChoice[] {
    const isExercise = this.#lesson.kind === "exercise";
    const all: readonly (PlainChoice | false)[] = [
      "run",
      "account",
      isExercise && "check",
      isExercise && "help",
      "edit",
      "schedule",
      "program.py" in this.#lesson.programs && "program",
      "reset",
      "read",
      "next",
      "back",
    ];
    return all.filter((each) => each !== false);
  }

  async #do(choice: Exclude<PlainChoice, "next" | "back">): Promise<void> {
    const { programLanguage } = this.#session.get();
    switch (choice) {
      case "run":
        return this.#run();
      case "account":
        return this.#account();
      case "check":
        return this.#check();
      case "help":
        return this.#help();
      case "edit":
        return this.#edit();
      case "schedule":
        return this.#schedule();
      case "program":
        this.#session.chooseProgram(programLanguage === "ts" ? "python" : "ts");
        return this.#dialogue.say(this.#words.nowIn(this.#session.get().programLanguage));
      case "reset":
        return this.#dialogue.say(words(this.#language).resetDone(this.#session.reset()));
      case "read":
        return this.#read();
      default:
        return choice satisfies never;
    }
  }

  /** Runs the program, and says each line as it comes. */
  async #run(): Promise<void> {
    const session = this.#session;
    this.#dialogue.say(this.#words.running);
    const unfollow = this.#sayOutput();
    const traced = session.get().programLanguage === "ts";
    await this.#dialogue.during(
      () => session.stop(),
      () => session.run({ traced }),
    );
    unfollow();
    const { activity } = session.get();
    const { trouble, ended } = texts(this.#language);
    if (activity?.error !== undefined) this.#dialogue.say(activity.error);
    else if (activity?.end?.stopped) this.#dialogue.say(this.#words.stopped);
    else if (activity?.trouble) this.#dialogue.say(messageText(trouble(activity.trouble)));
    else if (activity?.end) this.#dialogue.say(ended(endingOf(activity.end)));
  }

  #sayOutput(): () => void {
    let said = 0;
    const say = () => {
      const output = this.#session.get().activity?.output ?? [];
      for (const { process, text } of output.slice(said)) this.#dialogue.say(`${process.name}: ${text}`);
      said = output.length;
    };
    const unsubscribe = this.#session.subscribe(say);
    return () => {
      say();
      unsubscribe();
    };
  }

  async #account(): Promise<void> {
    const trace = this.#session.get().activity?.trace;
    if (trace === undefined) return this.#dialogue.say(this.#words.nothingRecorded);
    const { account } = await import("@mp/inspect");
    this.#dialogue.say(account(trace, this.#language));
  }

  async #check(): Promise<void> {
    const { exercise } = this.#lesson;
    this.#dialogue.say(this.#words.checking);
    const graded = await this.#dialogue.during(
      () => this.#session.stop(),
      () => this.#session.check(),
    );
    if (!graded || !exercise) return this.#dialogue.say(this.#words.stopped);
    const results = resultsOf(graded.grading, exercise.messages, this.#language);
    const look = { width: plainWidth(), language: this.#language, keys: false };
    this.#dialogue.say(...verdictLines(results, look));
  }

  async #help(): Promise<void> {
    const stage = this.#session.hint() ?? this.#session.solution();
    if (stage === undefined) return this.#dialogue.say(screenWords(this.#language).stages.noMore);
    if (stage.kind === "parsons") return this.#parsons(stage);
    const look = { lesson: this.#lesson, language: this.#language, width: plainWidth() };
    this.#dialogue.say("", ...helpStageLines(stage, look));
  }

  async #parsons({ lines }: Extract<HelpStage, { kind: "parsons" }>): Promise<void> {
    const { stages } = screenWords(this.#language);
    this.#dialogue.say("", ...lines.map((line, at) => `${at + 1}. ${line}`));
    const typed = await this.#dialogue.ask(this.#words.parsonsAsk);
    if (!typed) return;
    const order = typed.split(/\s+/).map((number) => lines[Number(number) - 1] ?? "");
    const right = parsonsRight(order, this.#lesson, this.#language);
    const isWhole = right === lines.length && order.length === lines.length;
    this.#dialogue.say(isWhole ? stages.allRight : stages.right(right, lines.length));
  }

  async #edit(): Promise<void> {
    const { home } = this.#context;
    const language = this.#language;
    const said = words(language);
    const name = programFile(this.#lesson, this.#session.get().programLanguage);
    const file = ensureOwnFile(home, this.#lesson, language, name);
    const command = editorCommand(process.env);
    if (!command) return this.#dialogue.say(said.noEditor(file));
    const result = await this.#dialogue.suspend(() => edit(command, file));
    this.#session.refresh();
    if (result.ok) this.#dialogue.say(said.edited(file));
    else if (result.reason === "127") this.#dialogue.say(said.noEditor(file));
    else this.#dialogue.say(said.editorFailed(command, result.reason));
  }

  async #schedule(): Promise<void> {
    const { scheduleByTalking } = await import("./schedule-dialogue.ts");
    const file = { lesson: this.#lesson, language: this.#language, name: programFile(this.#lesson) };
    const program = new CodeFolder(this.#context.home).program(file);
    await scheduleByTalking(program.file, this.#language, this.#dialogue);
  }
}
