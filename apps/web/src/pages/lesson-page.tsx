/** A lesson's page: its text, its program, its questions. */

import type { Lesson, Section } from "@mp/content";
import { type ReactNode, use } from "react";
import { Link, useParams } from "react-router";
import { useLanguage, useWords } from "../app/language.tsx";
import { type CourseIndex, entriesOf, INDEX, lessonData, type LessonData } from "../course/data.ts";
import { load } from "../course/load.ts";
import { lessonPath } from "../course/paths.ts";
import { Question } from "../lesson/question.tsx";
import { Workbench } from "../lesson/workbench.tsx";
import { Task } from "../lesson/task.tsx";
import { Blocks } from "../text/blocks.tsx";
import { TermsContext } from "../text/term.tsx";
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
  const text = lesson.text[language];
  return (
    <TermsContext value={terms}>
      <title>{`${text.title} · ${index.title[language]}`}</title>
      <meta name="description" content={lesson.objective[language]} />
      <article className="lesson with-run">
        <header className="lesson-head">
          <p className="kicker">{lesson.number}</p>
          <h1>{text.title}</h1>
          <p className="objective">{lesson.objective[language]}</p>
        </header>
        <div className="prose">
          <Blocks of={text.intro} />
          {text.sections.map((section, at) => (
            <Part key={at} section={section} lesson={lesson} />
          ))}
        </div>
        <Workbench key={lesson.id} lesson={lesson} />
      </article>
      <Neighbours id={id} index={index} />
    </TermsContext>
  );
}

function Part({ section, lesson }: { readonly section: Section; readonly lesson: Lesson }): ReactNode {
  switch (section.kind) {
    case "prose":
      return (
        <section>
          <h2>{section.heading}</h2>
          <Blocks of={section.blocks} />
        </section>
      );
    case "question":
      return <Question section={section} lesson={lesson} />;
    case "task":
      return <Task section={section} />;
    default:
      return section satisfies never;
  }
}

function Neighbours({ id, index }: { readonly id: string; readonly index: CourseIndex }): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const entries = entriesOf(index);
  const at = entries.findIndex((entry) => entry.id === id);
  const [previous, next] = [entries[at - 1], entries[at + 1]];
  return (
    <nav className="neighbours">
      {previous === undefined ? (
        <span />
      ) : (
        <Link to={lessonPath(language, previous.id)} rel="prev">
          <small>{text.previous}</small> {previous.title[language]}
        </Link>
      )}
      {next === undefined ? (
        <span />
      ) : (
        <Link to={lessonPath(language, next.id)} rel="next">
          <small>{text.next}</small> {next.title[language]}
        </Link>
      )}
    </nav>
  );
}
