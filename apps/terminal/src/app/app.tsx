import type { Lesson } from "@mp/content";
import { findLesson, lessonsOf } from "@mp/content";
import { lastOpenOf, texts } from "@mp/tutor";
import { useApp, useWindowSize } from "ink";
import { useState, useSyncExternalStore } from "react";
import type { TutorContext } from "../cli/tutor-context.ts";
import { words } from "../texts/index.ts";
import { Frame } from "./frame.tsx";
import { LessonScreen } from "./lesson-screen.tsx";
import { HelpContext } from "./keyboard.ts";
import { ListScreen } from "./list-screen.tsx";
import type { ScreenProps } from "./screen-props.ts";
import type { Student } from "./student.ts";
import { useHelp } from "./use-help.ts";

const SMALLEST = { columns: 50, rows: 12 };

/** The tutor: the list of lessons, or one of them. */
export function App({ context, student }: { readonly context: TutorContext; readonly student: Student }) {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const { language, progress } = useSyncExternalStore(student.subscribe, student.get);
  const switchLanguage = () => student.choose(language === "es" ? "en" : "es");
  const help = useHelp(language, switchLanguage);
  const [open, setOpen] = useState<Opened>();
  const [chosen, setChosen] = useState(lastOpenOf(progress) ?? lessonsOf(context.course)[0]?.id);
  const lesson = open && findLesson(context.course, open.id);
  const screen: ScreenProps = { context, student, language, switchLanguage };

  if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
    return <Frame left="mp" right="" body={[words(language).tooSmall(columns, rows)]} keys={[]} />;
  }
  const go = (next: Lesson | undefined, heading?: string) => {
    if (next) setChosen(next.id);
    setOpen(next && { id: next.id, heading });
  };
  const notice =
    context.setAside === undefined ? undefined : texts(language).progressSetAside(context.setAside);
  return (
    <HelpContext value={help}>
      {lesson ? (
        <LessonScreen key={lesson.id} {...screen} lesson={lesson} heading={open?.heading} go={go} />
      ) : (
        <ListScreen {...screen} chosen={chosen} choose={setChosen} open={go} quit={exit} notice={notice} />
      )}
    </HelpContext>
  );
}

/** The lesson that is open, and the heading at which it was opened. */
interface Opened {
  readonly id: string;
  readonly heading: string | undefined;
}
