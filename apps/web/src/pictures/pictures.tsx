/** The pictures of a program beside its runs, each opened when it is wanted: those that the lesson asks for first. */

import type { Lesson } from "@mp/content";
import { type LessonSession, programFile } from "@mp/tutor";
import { lazy, type ReactNode, Suspense, use, useEffect, useState } from "react";
import { useLanguage, useWords } from "../app/language.tsx";
import { ShownCode } from "../state/shown-code.ts";
import type { Handed } from "./handed.ts";
import "../styles/pictures.css";
import { type PictureName, pictureId, picturesOf } from "./names.ts";

const Scheduler = lazy(() => import("./scheduler.tsx"));
const Amdahl = lazy(() => import("./amdahl/amdahl.tsx"));
const Outcomes = lazy(() => import("./outcomes.tsx"));

/** Draws them. */
export default function Pictures({ session }: { readonly session: LessonSession }): ReactNode {
  const [schedule, setSchedule] = useState<string>();
  const { lesson } = session;
  const stepThrough = (chosen: string): void => {
    setSchedule(chosen);
    goTo("scheduler");
  };
  return (
    <div className="pictures">
      {picturesOf(lesson).map((name) => (
        <Opening key={name} name={name} lesson={lesson}>
          {(begun) => (
            <Drawn {...begun} name={name} session={session} schedule={schedule} stepThrough={stepThrough} />
          )}
        </Opening>
      ))}
    </div>
  );
}

/** The program that a picture began with, and how often it was begun anew. */
interface BegunWith {
  readonly handed: Handed;
  readonly begin: number;
}

interface DrawnProps extends BegunWith {
  readonly name: PictureName;
  readonly session: LessonSession;
  readonly schedule: string | undefined;
  readonly stepThrough: (schedule: string) => void;
}

function Drawn({ name, session, handed, begin, schedule, stepThrough }: DrawnProps): ReactNode {
  switch (name) {
    case "scheduler":
      return <Scheduler key={`${begin} ${schedule}`} session={session} handed={handed} schedule={schedule} />;
    case "outcomes":
      return <Outcomes key={begin} session={session} handed={handed} onSchedule={stepThrough} />;
    case "amdahl":
      return <Amdahl session={session} />;
    default:
      return name satisfies never;
  }
}

function goTo(name: PictureName): void {
  location.hash = pictureId(name);
  // To the same place once more: no address changes then.
  dispatchEvent(new HashChangeEvent("hashchange"));
}

interface OpeningProps {
  readonly name: PictureName;
  readonly lesson: Lesson;
  readonly children: (begun: BegunWith) => ReactNode;
}

/** A picture behind its title; opened by that, or by the address. It is of the program as it was then. */
function Opening({ name, lesson, children }: OpeningProps): ReactNode {
  const text = useWords();
  // The curve takes the points of runs as long as it is open.
  const [isOpen, setOpen] = useState(name === "amdahl");
  useEffect(() => {
    let settled: (() => void) | undefined;
    const look = (): void => {
      if (location.hash !== `#${pictureId(name)}`) return;
      setOpen(true);
      settled?.();
      settled = keepInView(document.querySelector(`#${pictureId(name)}`));
    };
    look();
    addEventListener("hashchange", look);
    return () => {
      settled?.();
      removeEventListener("hashchange", look);
    };
  }, [name]);
  return (
    <details
      className={lesson.visuals?.includes(name) ? "picture wanted" : "picture"}
      id={pictureId(name)}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{text.pictures[name]}</summary>
      {isOpen ? (
        <Suspense fallback={<p className="faint">{text.loading}</p>}>
          <Begun name={name} lesson={lesson}>
            {children}
          </Begun>
        </Suspense>
      ) : null}
    </details>
  );
}

/** Milliseconds in which a picture that was just opened grows. */
const GROWS_MS = 2000;

/** Brings a picture into view, and again when it has grown. Returns how to end that. */
function keepInView(picture: Element | null): () => void {
  if (picture === null) return () => {};
  const grown = new ResizeObserver(() => picture.scrollIntoView({ block: "start" }));
  grown.observe(picture);
  const end = (): void => grown.disconnect();
  const timer = setTimeout(end, GROWS_MS);
  // Whoever moves the page by themselves is left alone.
  addEventListener("wheel", end, { once: true, passive: true });
  return () => {
    clearTimeout(timer);
    removeEventListener("wheel", end);
    end();
  };
}

interface BegunProps {
  readonly name: PictureName;
  readonly lesson: Lesson;
  readonly children: OpeningProps["children"];
}

/** Keeps the program that the picture began with, and says when there is another one. */
function Begun({ name, lesson, children }: BegunProps): ReactNode {
  const language = useLanguage();
  const text = useWords();
  const file = { lesson, language, name: programFile(lesson) };
  const now = use(ShownCode).read(file);
  const [begun, setBegun] = useState<BegunWith>({ handed: { file: file.name, source: now }, begin: 0 });
  return (
    <>
      {begun.handed.source === now || name === "amdahl" ? null : (
        <p className="changed" role="status">
          {text.changedSince}{" "}
          <button
            type="button"
            className="quiet"
            onClick={() => setBegun({ handed: { file: file.name, source: now }, begin: begun.begin + 1 })}
          >
            {text.beginAgain}
          </button>
        </p>
      )}
      {children(begun)}
    </>
  );
}
