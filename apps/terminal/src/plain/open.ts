import { findLesson, type Lesson, lessonsOf, type Language, titleOf } from "@mp/content";
import { lastOpenOf, statusOf, texts } from "@mp/tutor";
import type { TutorContext } from "../cli/tutor-context.ts";
import { EXIT, type ExitCode } from "../cli/exit-codes.ts";
import { Student } from "../app/student.ts";
import { plainWords } from "../texts/plain.ts";
import { Dialogue } from "./dialogue.ts";
import { LessonDialogue } from "./lesson-dialogue.ts";

/** The tutor as a dialogue: every line is written once, and nothing is drawn. For screen readers, and for whoever likes it so. */
export async function openDialogue(context: TutorContext, languageAsked: boolean): Promise<ExitCode> {
  const student = new Student(context);
  if (languageAsked) student.choose(context.language);
  using dialogue = new Dialogue();
  tellList(context, student, dialogue);
  let open: Lesson | undefined;
  for (;;) {
    open = open ? await new LessonDialogue(context, student, { dialogue, lesson: open }).talk() : undefined;
    if (open) continue;
    const next = await choose(context, student, dialogue);
    if (next === "quit") break;
    open = next;
  }
  dialogue.say(plainWords(student.get().language).goodbye);
  return EXIT.ok;
}

/** What was typed at the list; a word may be of either language. */
type Typed = { readonly word: string; readonly rest: string };

/** Asks for a lesson until there is one, or nothing more is typed. */
async function choose(
  context: TutorContext,
  student: Student,
  dialogue: Dialogue,
): Promise<Lesson | "quit" | undefined> {
  const { language, progress } = student.get();
  const said = plainWords(language);
  const lessons = lessonsOf(context.course);
  const likely = findLesson(context.course, lastOpenOf(progress) ?? "") ?? lessons[0];
  const typed = await dialogue.ask(said.ask(likely?.number ?? ""));
  if (typed === undefined) return "quit";
  if (typed === "") return likely;
  const [word = "", ...rest] = typed.toLowerCase().split(/\s+/);
  const found = findLesson(context.course, word);
  return found ?? obey({ word, rest: rest.join(" ") }, { context, student, dialogue });
}

interface Surroundings {
  readonly context: TutorContext;
  readonly student: Student;
  readonly dialogue: Dialogue;
}

async function obey(
  { word, rest }: Typed,
  { context, student, dialogue }: Surroundings,
): Promise<"quit" | undefined> {
  const { language } = student.get();
  const said = plainWords(language);
  if (["salir", "quit", "q", "exit"].includes(word)) return "quit";
  if (["english", "español", "espanol", "l"].includes(word)) {
    student.choose(language === "es" ? "en" : "es");
    tellList(context, student, dialogue);
  } else if (["lista", "list"].includes(word)) tellList(context, student, dialogue);
  else if (["buscar", "search", "/"].includes(word) && rest !== "")
    await search(rest, { context, student, dialogue });
  else if (["ayuda", "help", "?"].includes(word)) dialogue.say(said.listHelp);
  else dialogue.say(said.noLesson(word));
  return undefined;
}

function tellList({ course }: TutorContext, student: Student, dialogue: Dialogue): void {
  const { language, progress } = student.get();
  const said = plainWords(language);
  const isDone = (lesson: Lesson) => statusOf(progress, lesson) === "done";
  const all = lessonsOf(course);
  dialogue.say(said.welcome(course.title[language], all.filter(isDone).length, all.length));
  for (const { number, title, lessons } of course.modules) {
    dialogue.say("", said.module(number, title[language], lessons.filter(isDone).length, lessons.length));
    for (const lesson of lessons) dialogue.say(lessonLine(lesson, language, statusOf(progress, lesson)));
  }
}

function lessonLine(lesson: Lesson, language: Language, status: ReturnType<typeof statusOf>): string {
  const said = texts(language).status[status];
  return plainWords(language).lesson(
    lesson.number,
    titleOf(lesson, language),
    said,
    lesson.kind === "exercise",
  );
}

async function search(query: string, { context, student, dialogue }: Surroundings): Promise<void> {
  const { language } = student.get();
  const said = plainWords(language);
  const { searchIndex } = await import("@mp/content/search");
  const hits = searchIndex(context.course, language).search(query);
  if (hits.length === 0) dialogue.say(said.nothingFound);
  for (const { lesson: id, excerpt } of hits) {
    const lesson = findLesson(context.course, id);
    if (lesson) dialogue.say(said.found(lesson.number, titleOf(lesson, language), excerpt));
  }
}
