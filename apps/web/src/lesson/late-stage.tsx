/** A stage of help beyond hints: the lines of a solution to be put in order, what differs from it, the solution. */

import type { Lesson } from "@mp/content";
import { type DiffHunk, type HelpStage, type LateHelp, parsonsRight } from "@mp/tutor";
import type { ReactNode } from "react";
import { useLanguage } from "../app/language.tsx";
import { CodeBlock } from "../text/code.tsx";
import { helpWords } from "./help-words.ts";
import { Parsons } from "./parsons.tsx";

type Stage = Extract<HelpStage, { kind: LateHelp }>;

interface StageProps {
  readonly stage: Stage;
  readonly lesson: Lesson;
  /** The last one seen is open; those before can be opened. */
  readonly isLast: boolean;
}

/** Draws a stage. */
export function LateStage({ stage, lesson, isLast }: StageProps): ReactNode {
  const words = helpWords(useLanguage());
  return (
    <details className="late-help" open={isLast}>
      <summary>{words.heading[stage.kind]}</summary>
      <Inside stage={stage} lesson={lesson} />
    </details>
  );
}

function Inside({ stage, lesson }: Omit<StageProps, "isLast">): ReactNode {
  const language = useLanguage();
  switch (stage.kind) {
    case "parsons":
      return <Parsons given={stage.lines} right={(lines) => parsonsRight(lines, lesson, language)} />;
    case "diff":
      return <Difference hunks={stage.hunks} />;
    case "solution":
      return <CodeBlock of={{ type: "code", language: "ts", text: stage.source }} />;
    default:
      return stage satisfies never;
  }
}

const SIGNS = { both: " ", own: "−", solution: "+" } as const;

function Difference({ hunks }: { readonly hunks: readonly DiffHunk[] }): ReactNode {
  const words = helpWords(useLanguage());
  if (hunks.length === 0) return <p>{words.noDifference}</p>;
  return (
    <>
      <p className="faint">{words.diffHow}</p>
      <div className="diff" role="region" aria-label={words.heading.diff} tabIndex={0}>
        {hunks.map(({ ownLine, solutionLine, lines }) => (
          <div key={`${ownLine} ${solutionLine}`} className="hunk">
            {lines.map(({ kind, text }, at) => (
              <div key={at} className={`diff-line ${kind}`}>
                <span aria-hidden="true">{SIGNS[kind]} </span>
                {kind === "both" ? null : <span className="hidden">{words[kind]}: </span>}
                {text}
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
