/** The student's programs, and the versions that were put aside. */

import { type ReactNode, useSyncExternalStore } from "react";
import { Link } from "react-router";
import { useLanguage } from "../app/language.tsx";
import { type CourseIndex, entriesOf } from "../course/data.ts";
import { lessonPath } from "../course/paths.ts";
import { type KeptVersion, versionKey } from "../state/records.ts";
import { student } from "../state/student.ts";
import { useProgressWords } from "./texts/index.ts";

const { keeper, code } = student;

interface ListProps {
  readonly index: CourseIndex;
}

/** Draws the programs. */
export function Programs({ index }: ListProps): ReactNode {
  const text = useProgressWords();
  const programs = useKept(() =>
    Object.entries(code.all()).flatMap(([lesson, files]) =>
      Object.keys(files).map((name) => ({ lesson, name })),
    ),
  );
  return (
    <section>
      <h2>{text.programs}</h2>
      {programs.length === 0 ? <p>{text.noPrograms}</p> : null}
      <ul className="kept-list">
        {programs.map(({ lesson, name }) => (
          <li key={`${lesson}/${name}`}>
            <LessonLink index={index} lesson={lesson} /> <code>{name}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Draws the versions, if there are any. */
export function Versions({ index }: ListProps): ReactNode {
  const text = useProgressWords();
  const versions = useKept(() => code.versions());
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>{text.versions}</h2>
      <p>{text.versionsMore}</p>
      <ul className="kept-list">
        {versions.map((version) => (
          <Version key={versionKey(version)} version={version} index={index} />
        ))}
      </ul>
    </section>
  );
}

function Version({ version, index }: ListProps & { readonly version: KeptVersion }): ReactNode {
  const language = useLanguage();
  const text = useProgressWords();
  const { lesson, name, source, at, because } = version;
  const time = new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li>
      <details>
        <summary>
          <code>{name}</code> · {time} · {text.because[because]}
        </summary>
        <LessonLink index={index} lesson={lesson} />
        <pre className="kept-source">{source}</pre>
      </details>
      <button
        type="button"
        className="second"
        aria-label={text.takeBackOf(name, time)}
        onClick={() => code.take({ [lesson]: { [name]: source } })}
      >
        {text.takeBack}
      </button>
    </li>
  );
}

/** A lesson's title, with the way to it. One that the course does not have any more has its id alone. */
function LessonLink({ index, lesson }: ListProps & { readonly lesson: string }): ReactNode {
  const language = useLanguage();
  const entry = entriesOf(index).find(({ id }) => id === lesson);
  return entry ? <Link to={lessonPath(language, lesson)}>{entry.title[language]}</Link> : lesson;
}

/** Something that is kept, drawn anew when it changes. */
function useKept<T>(read: () => T): T {
  const text = useSyncExternalStore(
    keeper.subscribe,
    () => JSON.stringify(read()),
    () => JSON.stringify(read()),
  );
  return JSON.parse(text) as T;
}
