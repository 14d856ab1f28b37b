/** What came of a check: each property, with its message, lines and the schedule that breaks it. */

import { type Grading, type LessonSession, resultsOf } from "@mp/tutor";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../app/language.tsx";

interface VerdictProps {
  readonly session: LessonSession;
  readonly grading: Grading;
}

/** Draws the results. */
export function Verdict({ session, grading }: VerdictProps): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const { exercise } = session.lesson;
  if (!exercise) return null;
  const results = resultsOf(grading, exercise.messages, language);
  if (results.status === "error")
    return results.message === null ? null : <p className="trouble">{results.message}</p>;
  return (
    <section className="verdict" aria-live="polite">
      <h2>{results.status === "pass" ? text.passed : text.failed}</h2>
      <ul>
        {results.tests.map((test) => (
          <li key={test.id} className={test.status}>
            <strong>{test.name}</strong>
            {test.message === null ? null : <p>{test.message}</p>}
            {test.schedule === null ? null : (
              <button
                type="button"
                className="second"
                onClick={() => void session.run({ schedule: test.schedule ?? "", traced: true })}
              >
                {text.replay} <code>{test.schedule}</code>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
