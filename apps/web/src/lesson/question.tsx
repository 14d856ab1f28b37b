/** A question: every answer has its reason, which the student sees once they have chosen it. */

import type { Lesson, Section } from "@mp/content";
import { advance, answersTo } from "@mp/tutor";
import type { ReactNode } from "react";
import { useWords } from "../app/language.tsx";
import { Blocks } from "../text/blocks.tsx";
import { Heading } from "../text/heading.tsx";
import { Inlines } from "../text/inline.tsx";
import { Settled } from "./settled.tsx";
import { useProgress } from "../state/hydrated.ts";
import { student } from "../state/student.ts";

type QuestionSection = Extract<Section, { kind: "question" }>;

/** Draws a question of a lesson. */
export function Question({
  id,
  section,
  lesson,
}: {
  readonly id: string;
  readonly section: QuestionSection;
  readonly lesson: Lesson;
}): ReactNode {
  const text = useWords();
  const progress = useProgress();
  const chosen = answersTo(progress.lessons[lesson.id], section.id);
  const choose = (answer: number): void => {
    const step = { type: "answered", question: section.id, answer } as const;
    student.progress.change((before) => advance(before, lesson, step, new Date()));
  };
  // Some headings say it themselves.
  const kicker = section.prediction === undefined ? text.question : text.predict;
  return (
    <section id={id} tabIndex={-1} className="question" aria-labelledby={`question-${section.id}`}>
      {kicker === section.heading ? null : <p className="kicker">{kicker}</p>}
      <h2 id={`question-${section.id}`}>
        <Heading of={section.heading} />
      </h2>
      <Blocks of={section.blocks} />
      <ol className="answers">
        {section.answers.map((answer, at) => {
          const isChosen = chosen.includes(at);
          const state = isChosen ? (answer.correct ? "right" : "wrong") : "open";
          return (
            <li key={at} className={state}>
              <button type="button" aria-expanded={isChosen} disabled={isChosen} onClick={() => choose(at)}>
                <span className="answer-key" aria-hidden="true">
                  {String.fromCodePoint(97 + at)}
                </span>
                <span>
                  <Inlines of={answer.text} />
                </span>
              </button>
              {isChosen ? (
                <div className="reason" role="status">
                  <strong>{answer.correct ? text.right : text.wrong}.</strong> <Blocks of={answer.reason} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
      {section.prediction === undefined || chosen.length === 0 ? null : (
        <Settled lesson={lesson} line={section.prediction.line} />
      )}
    </section>
  );
}
