/** What settles a prediction: the line that the student's own run wrote. */

import { type Language, type Lesson, outputDifference } from "@mp/content";
import { useStore } from "@mp/tutor/react";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { seenOutput } from "./seen-output.ts";

interface SettledProps {
  readonly lesson: Lesson;
  /** Which line of the lesson's output does, from 1. */
  readonly line: number;
}

/** Draws it, once there is one. */
export function Settled({ lesson, line }: SettledProps): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const written = settling(useStore(seenOutput), lesson, line, language);
  return (
    <p className="settled" role="status">
      {written === undefined ? null : (
        <>
          {text.settled} <code>{written}</code>
        </>
      )}
    </p>
  );
}

/** The line that was written where the lesson expects one like it. */
function settling(
  written: readonly string[],
  { output }: Lesson,
  line: number,
  language: Language,
): string | undefined {
  const expected = output?.[language].lines[line - 1];
  if (expected === undefined) return undefined;
  return written.find((each) => outputDifference(each, { order: "exact", lines: [expected] }) === undefined);
}
