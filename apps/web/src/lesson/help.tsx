/** Help with an exercise, in stages: each is asked for. */

import { type HelpStage, type LessonSession, nextHelp } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { student } from "../state/student.ts";
import { Blocks } from "../text/blocks.tsx";
import { CodeBlock } from "../text/code.tsx";

/** Draws the help that was asked for, and asks for more. */
export function Help({ session }: { readonly session: LessonSession }): ReactNode {
  const text = useWords();
  const language = useLanguage();
  const { help, progress } = useStore(session);
  const { lesson } = session;
  const own = student.code.read({ lesson, language, name: lesson.exercise?.file ?? "" });
  const more = nextHelp({ lesson, language, progress, own });
  return (
    <section className="help" aria-live="polite">
      {help === undefined ? null : <Stage session={session} stage={help} />}
      {more === undefined ? null : (
        <button type="button" className="second" onClick={() => session.hint()}>
          {more.kind === "hint" ? text.hint(more.shown, more.of) : text.help}
        </button>
      )}
    </section>
  );
}

function Stage({
  session,
  stage,
}: {
  readonly session: LessonSession;
  readonly stage: HelpStage;
}): ReactNode {
  const text = useWords();
  const language = useLanguage();
  switch (stage.kind) {
    case "hint": {
      const tasks = session.lesson.text[language].sections.filter((section) => section.kind === "task");
      const hint = tasks.find(({ number }) => number === stage.task)?.hints[stage.shown - 1];
      return (
        <>
          <p className="kicker">{text.hint(stage.shown, stage.of)}</p>
          <Blocks of={hint?.blocks ?? []} />
        </>
      );
    }
    case "parsons":
      return (
        <>
          <p>{text.parsons}</p>
          <CodeBlock of={{ type: "code", language: "ts", text: stage.lines.join("\n") }} />
        </>
      );
    case "diff":
      return (
        <>
          <p>{text.diff}</p>
          <CodeBlock of={{ type: "code", language: "diff", text: diffText(stage) }} />
        </>
      );
    case "solution":
      return (
        <>
          <p>{text.solution}</p>
          <CodeBlock of={{ type: "code", language: "ts", text: stage.source }} />
        </>
      );
    default:
      return stage satisfies never;
  }
}

function diffText({ hunks }: Extract<HelpStage, { kind: "diff" }>): string {
  return hunks
    .map(({ lines }) => lines.map(({ kind, text }) => `${SIGNS[kind]} ${text}`).join("\n"))
    .join("\n…\n");
}

const SIGNS = { both: " ", own: "-", solution: "+" } as const;
