/** Help with an exercise, in stages: each is asked for, and what was seen stays to be read. */

import type { Lesson, Section } from "@mp/content";
import { helpAt, type HelpRequest, type LateHelp, type LessonSession, nextHelp } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { student } from "../state/student.ts";
import "../styles/help.css";
import { Blocks } from "../text/blocks.tsx";
import { helpWords } from "./help-words.ts";
import { LateStage } from "./late-stage.tsx";

type TaskSection = Extract<Section, { kind: "task" }>;

const LATE: readonly LateHelp[] = ["parsons", "diff", "solution"];

/** Draws the help that was asked for, and asks for more. */
export default function Help({ session }: { readonly session: LessonSession }): ReactNode {
  const text = useWords();
  const language = useLanguage();
  const { help, progress } = useStore(session);
  const { lesson } = session;
  const own = student.code.read({ lesson, language, name: lesson.exercise?.file ?? "" });
  const request: HelpRequest = { lesson, language, progress, own };
  const seen = progress.lessons[lesson.id];
  const late = LATE.filter((stage) => seen?.help[stage] !== undefined);
  const latest = useLatest(help);
  return (
    <section className="help" aria-label={text.help}>
      <p className="hidden" role="status">
        {help === undefined || help.kind === "hint" ? "" : helpWords(language).heading[help.kind]}
      </p>
      <div className="help-seen">
        <div className="hints" aria-live="polite">
          {tasksOf(lesson, language).map((task) => (
            <Hints key={task.number} task={task} shown={seen?.hints[task.number] ?? 0} />
          ))}
        </div>
        {late.map((kind) => {
          const stage = helpAt(kind, request);
          if (stage === undefined || stage.kind === "hint") return null;
          return <LateStage key={kind} stage={stage} lesson={lesson} isLast={kind === late.at(-1)} />;
        })}
        <div ref={latest} />
      </div>
      <More session={session} request={request} />
    </section>
  );
}

function More({
  session,
  request,
}: {
  readonly session: LessonSession;
  readonly request: HelpRequest;
}): ReactNode {
  const words = helpWords(useLanguage());
  const more = nextHelp(request);
  if (more === undefined) return <p className="faint">{words.noMore}</p>;
  return (
    <button type="button" className="second more-help" onClick={() => session.hint()}>
      {more.kind === "hint" ? words.askHint(more.shown, more.of) : words.ask[more.kind]}
    </button>
  );
}

function Hints({ task, shown }: { readonly task: TaskSection; readonly shown: number }): ReactNode {
  const words = helpWords(useLanguage());
  return task.hints.slice(0, shown).map(({ id, blocks }, at) => (
    <div key={id} className="hint">
      <p className="kicker">{words.hint(task.number, at + 1, task.hints.length)}</p>
      <Blocks of={blocks} />
    </div>
  ));
}

function tasksOf(lesson: Lesson, language: HelpRequest["language"]): readonly TaskSection[] {
  return lesson.text[language].sections.filter((section) => section.kind === "task");
}

/** Brings what was asked for into view, but not what was there when the page was opened. */
function useLatest(help: unknown): React.RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (help !== undefined) end.current?.scrollIntoView({ block: "nearest" });
  }, [help]);
  return end;
}
