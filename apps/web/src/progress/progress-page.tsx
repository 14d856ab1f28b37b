/** What is kept of the student: to see, to take along, to have the same elsewhere, to delete. */

import { type ReactNode, use } from "react";
import { useLanguage } from "../app/language.tsx";
import { type CourseIndex, entriesOf, INDEX } from "../course/data.ts";
import { load } from "../course/load.ts";
import { useHydrated, useProgress } from "../state/hydrated.ts";
import "../styles/progress.css";
import { Forget } from "./forget.tsx";
import { Programs, Versions } from "./programs.tsx";
import { SyncPanel } from "./sync-panel.tsx";
import { TakeAlong } from "./take-along.tsx";
import { useProgressWords } from "./texts/index.ts";
import { Where } from "./where.tsx";

/** Draws the page. */
export default function ProgressPage(): ReactNode {
  const language = useLanguage();
  const text = useProgressWords();
  const index = use(load<CourseIndex>(INDEX));
  const isThere = useHydrated();
  return (
    <article className="page kept">
      <title>{`${text.title} · ${index.title[language]}`}</title>
      <h1>{text.title}</h1>
      <p className="kept-intro">{text.intro}</p>
      {isThere ? (
        <>
          <Lessons index={index} />
          <TakeAlong />
          <SyncPanel />
          <Programs index={index} />
          <Versions index={index} />
          <Where />
          <Forget />
        </>
      ) : null}
    </article>
  );
}

function Lessons({ index }: { readonly index: CourseIndex }): ReactNode {
  const text = useProgressWords();
  const { lessons } = useProgress();
  const entries = entriesOf(index);
  const begun = entries.filter(({ id }) => lessons[id] !== undefined);
  const done = begun.filter(({ id }) => lessons[id]?.doneAt !== undefined);
  return <p className="kept-sum">{text.begun(done.length, begun.length - done.length, entries.length)}</p>;
}
