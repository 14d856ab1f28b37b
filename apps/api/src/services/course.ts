/**
 * The course as resources. Whatever a student must not see is left out here, by naming what is shown: solutions, mistakes, checks, messages,
 * hints, right answers and the output that settles a prediction have no way into a resource.
 */
import {
  type Block,
  type Course,
  findLesson,
  type Inline,
  type Language,
  type Lesson,
  lessonsOf,
  localize,
  type Module,
  type Section as SectionText,
  titleOf,
} from "@mp/content";
import { searchIndex, type SearchIndex } from "@mp/content/search";
import type { RichText } from "../contract/common.ts";
import type { LessonResource, LessonSummary, Section } from "../contract/course.ts";
import { notFound } from "../problem.ts";
import { htmlOf, inlineHtml } from "../render/html.ts";
import { inlineMarkdown, markdownOf } from "../render/markdown.ts";

/** The lessons, by id or number, and what may be told of them. */
export class CourseService {
  readonly course: Course;
  readonly #indexes = new Map<Language, SearchIndex>();

  constructor(course: Course) {
    this.course = course;
  }

  /** @throws {Problem} not-found */
  lesson(name: string): Lesson {
    const lesson = findLesson(this.course, name);
    if (!lesson) throw notFound("lesson");
    return lesson;
  }

  /** @throws {Problem} not-found */
  exercise(name: string): Lesson & Required<Pick<Lesson, "exercise">> {
    const { exercise, ...lesson } = this.lesson(name);
    if (!exercise) throw notFound("exercise");
    return { ...lesson, exercise };
  }

  summary(lesson: Lesson, language: Language): LessonSummary {
    return {
      id: lesson.id,
      number: lesson.number,
      kind: lesson.kind,
      module: lesson.module,
      title: titleOf(lesson, language),
      objective: lesson.objective[language],
      minutes: lesson.minutes,
    };
  }

  overview(language: Language) {
    const { course } = this;
    return {
      language,
      title: course.title[language],
      summary: course.summary[language],
      modules: course.modules.map(({ id, number, title, summary }) => ({
        id,
        number,
        title: title[language],
        summary: summary[language],
      })),
      lessons: lessonsOf(course).length,
    };
  }

  module(module: Module, language: Language) {
    return {
      id: module.id,
      number: module.number,
      language,
      title: module.title[language],
      summary: module.summary[language],
      prerequisites: [...module.prerequisites],
      lessons: module.lessons.map((lesson) => this.summary(lesson, language)),
    };
  }

  resource(lesson: Lesson, language: Language): LessonResource {
    const { intro, sections } = lesson.text[language];
    const all = lessonsOf(this.course);
    const place = all.indexOf(lesson);
    const { timeMs, outputBytes, processes } = lesson.budget;
    return {
      ...this.summary(lesson, language),
      language,
      ...wholeText(lesson, language),
      intro: richText(intro),
      sections: sections.map(sectionResource),
      programs: Object.entries(lesson.programs).map(([name, source]) =>
        sourceResource(name, source[language]),
      ),
      exercise: lesson.exercise
        ? sourceResource(lesson.exercise.file, lesson.exercise.start[language])
        : null,
      limits: { timeMs, outputBytes, processes },
      previous: all[place - 1]?.id ?? null,
      next: all[place + 1]?.id ?? null,
    };
  }

  term(id: string, language: Language) {
    const { glossary } = this.course;
    const entry = Object.hasOwn(glossary, id) ? glossary[id] : undefined;
    if (!entry) throw notFound("term");
    return {
      id,
      language,
      term: entry[language],
      english: entry.en,
      forms: [...(entry.forms?.[language] ?? [])],
      meaning: localize(entry.meaning[language], language),
    };
  }

  search(query: string, language: Language, limit: number) {
    const index = this.#indexes.get(language) ?? searchIndex(this.course, language);
    this.#indexes.set(language, index);
    const hits = index.search(query, limit).map(({ lesson, heading, excerpt, score }) => ({
      lesson: this.summary(this.lesson(lesson), language),
      heading,
      excerpt,
      score,
    }));
    return { language, query, hits };
  }
}

/** A text in both forms. */
export function richText(blocks: readonly Block[]): RichText {
  return { markdown: markdownOf(blocks), html: htmlOf(blocks) };
}

function inlineText(inlines: readonly Inline[]): RichText {
  return { markdown: inlineMarkdown(inlines), html: inlineHtml(inlines) };
}

function sectionResource(section: SectionText): Section {
  const { heading, blocks } = section;
  switch (section.kind) {
    case "question": {
      const answers = section.answers.map(({ text }) => inlineText(text));
      return { kind: "question", id: section.id, heading, ...richText(blocks), answers };
    }
    case "task":
      return {
        kind: "task",
        number: section.number,
        heading,
        ...richText(blocks),
        hints: section.hints.length,
      };
    default:
      return { kind: "prose", heading, ...richText(blocks) };
  }
}

/** The lesson from its title to its end, as one text: questions with their answers, tasks without hints. */
function wholeText(lesson: Lesson, language: Language): RichText {
  const { title, intro, sections } = lesson.text[language];
  const heading = (depth: number, text: string): Block => ({
    type: "heading",
    depth,
    children: [{ type: "text", text }],
  });
  const body = sections.flatMap((section): readonly Block[] => [
    heading(2, section.heading),
    ...section.blocks,
    ...answersOf(section),
  ]);
  return richText([heading(1, title), ...intro, ...body]);
}

function answersOf(section: SectionText): readonly Block[] {
  if (section.kind !== "question") return [];
  const items = section.answers.map(({ text }): Block[] => [{ type: "paragraph", children: text }]);
  return [{ type: "list", ordered: true, items }];
}

function sourceResource(name: string, content: string) {
  return { name, language: languageOf(name), content };
}

/** What a file is written in, by its name. */
function languageOf(name: string): "typescript" | "javascript" | "python" {
  if (name.endsWith(".py")) return "python";
  return /\.[cm]?ts$/.test(name) ? "typescript" : "javascript";
}
