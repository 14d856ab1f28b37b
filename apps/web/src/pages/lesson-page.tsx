/** A lesson's page: its text at one side, its program at the other. */

import type { Lesson, Section } from "@mp/content";
import { programFile } from "@mp/tutor";
import { type ReactNode, use } from "react";
import { useParams } from "react-router";
import { Icon } from "../app/icons.tsx";
import { useLanguage, useWords } from "../app/language.tsx";
import { type CourseIndex, entriesOf, INDEX, lessonData, type LessonData } from "../course/data.ts";
import { load } from "../course/load.ts";
import { PictureLinks } from "../lesson/picture-links.tsx";
import { Question } from "../lesson/question.tsx";
import { Splitter } from "../lesson/splitter.tsx";
import { Task } from "../lesson/task.tsx";
import { Workbench } from "../lesson/workbench.tsx";
import { Blocks } from "../text/blocks.tsx";
import { GivenContext } from "../text/code.tsx";
import { Heading } from "../text/heading.tsx";
import { TermsContext } from "../text/term.tsx";
import { LessonHead } from "./lesson-head.tsx";
import { Neighbours } from "./neighbours.tsx";
import { NotFound } from "./not-found.tsx";

/** Draws the lesson that the address names. */
export function LessonPage(): ReactNode {
  const { lesson: id = "" } = useParams();
  const index = use(load<CourseIndex>(INDEX));
  return entriesOf(index).some((entry) => entry.id === id) ? <Known id={id} index={index} /> : <NotFound />;
}

function Known({ id, index }: { readonly id: string; readonly index: CourseIndex }): ReactNode {
  const language = useLanguage();
  const { lesson, terms } = use(load<LessonData>(lessonData(id)));
  const { title, intro, sections } = lesson.text[language];
  return (
    <TermsContext value={terms}>
      <title>{`${title} · ${index.title[language]}`}</title>
      <meta name="description" content={lesson.objective[language]} />
      <GivenContext value={programFile(lesson)}>
        <article className="lesson">
          <div className="reading">
            <LessonHead lesson={lesson} index={index} />
            <div className="prose">
              <Blocks of={intro} />
              <PictureLinks lesson={lesson} />
              {sections.map((section, at) => (
                <Part key={at} id={partId(at)} section={section} lesson={lesson} />
              ))}
            </div>
            <ToProgram />
          </div>
          <Splitter />
          <Workbench key={lesson.id} lesson={lesson} />
          <Neighbours id={id} index={index} />
        </article>
      </GivenContext>
    </TermsContext>
  );
}

/** A search leads to a part of a lesson. The introduction is part 0. */
function partId(at: number): string {
  return `part-${at + 1}`;
}

interface PartProps {
  readonly id: string;
  readonly section: Section;
  readonly lesson: Lesson;
}

function Part({ id, section, lesson }: PartProps): ReactNode {
  switch (section.kind) {
    case "prose":
      return (
        <section id={id} tabIndex={-1}>
          <h2>
            <Heading of={section.heading} />
          </h2>
          <Blocks of={section.blocks} />
        </section>
      );
    case "question":
      return <Question id={id} section={section} lesson={lesson} />;
    case "task":
      return <Task id={id} section={section} />;
    default:
      return section satisfies never;
  }
}

/** On a telephone the program is below the text: this is always in reach while one reads. */
function ToProgram(): ReactNode {
  const text = useWords();
  return (
    <a className="second to-program" href="#program">
      <Icon name="code" /> {text.toProgram}
    </a>
  );
}
