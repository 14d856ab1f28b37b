import { type Lesson, lessonsOf, type Module, titleOf } from "@mp/content";
import { leftOf, statusOf, texts } from "@mp/tutor";
import { useInput, useWindowSize } from "ink";
import { useState, useSyncExternalStore } from "react";
import { wrapped } from "../render/blocks.ts";
import { palette } from "../render/palette.ts";
import { statusMark } from "../render/status.ts";
import { words } from "../texts/index.ts";
import type { KeyHelp } from "../texts/texts.ts";
import { columnOf, indented } from "./column.ts";
import { Frame, FRAME_ROWS, spread } from "./frame.tsx";
import type { ScreenProps } from "./screen-props.ts";

interface ListScreenProps extends ScreenProps {
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  readonly open: (lesson: Lesson) => void;
  readonly quit: () => void;
  readonly notice: string | undefined;
}

/** The course: its modules, its lessons and how far each is. */
export function ListScreen(props: ListScreenProps) {
  const { context, student, language } = props;
  const { columns, rows } = useWindowSize();
  const { progress } = useSyncExternalStore(student.subscribe, student.get);
  const [noticeSeen, setNoticeSeen] = useState(false);
  const lessons = lessonsOf(context.course);
  const at = Math.max(
    0,
    lessons.findIndex(({ id }) => id === props.chosen),
  );
  const chosen = lessons[at];
  useListKeys(props, lessons, () => setNoticeSeen(true));

  const done = lessons.filter((lesson) => statusOf(progress, lesson) === "done").length;
  const { width, margin } = columnOf(columns);
  const row = (lesson: Lesson) =>
    lessonRow(lesson, { props, status: statusOf(progress, lesson), isChosen: lesson === chosen, width });
  const head = ["", ...wrapped(palette.dim(context.course.summary[language]), width)];
  const listed = [...head, ...context.course.modules.flatMap((module) => moduleRows(module, props, row))];
  const foot = chosen ? footer(chosen, props, width) : [];
  const body = fitted(listed, foot, rows - FRAME_ROWS);
  return (
    <Frame
      left={`${palette.bar("▐")} ${palette.title("mp")}  ${context.course.title[language]}`}
      right={`${bar(done, lessons.length)}  ${words(language).progress(done, lessons.length)}`}
      body={indented(body, margin)}
      keys={keysOf(props)}
      notice={noticeSeen ? undefined : props.notice}
    />
  );
}

function useListKeys(props: ListScreenProps, lessons: readonly Lesson[], seen: () => void): void {
  const at = Math.max(
    0,
    lessons.findIndex(({ id }) => id === props.chosen),
  );
  const move = (to: number) => {
    const lesson = lessons[Math.min(Math.max(to, 0), lessons.length - 1)];
    if (lesson) props.choose(lesson.id);
  };
  useInput((input, key) => {
    seen();
    if (key.upArrow || input === "k") move(at - 1);
    else if (key.downArrow || input === "j") move(at + 1);
    else if (key.home || input === "g") move(0);
    else if (key.end || input === "G") move(lessons.length - 1);
    // Enter comes as a line feed if it is pressed before the terminal hands on each key as it is.
    else if (key.return || input === "\n" || key.rightArrow) {
      const lesson = lessons[at];
      if (lesson) props.open(lesson);
    } else if (input === "l") props.switchLanguage();
    else if (input === "q" || key.escape) props.quit();
  });
}

function moduleRows(
  module: Module,
  { language }: ListScreenProps,
  row: (lesson: Lesson) => string,
): string[] {
  return ["", palette.heading(`${module.number}  ${module.title[language]}`), ...module.lessons.map(row)];
}

interface RowLook {
  readonly props: ListScreenProps;
  readonly status: "new" | "started" | "done";
  readonly isChosen: boolean;
  readonly width: number;
}

function lessonRow(lesson: Lesson, { props: { language }, status, isChosen, width }: RowLook): string {
  const { minutes, exercise } = words(language);
  const title = titleOf(lesson, language);
  const cursor = isChosen ? palette.selected("▸") : " ";
  const kind = lesson.kind === "exercise" ? `${palette.warn(exercise)}  ` : "";
  const name = isChosen ? palette.selected(title) : title;
  const right = `${kind}${palette.dim(minutes(lesson.minutes).padStart(6))}`;
  return spread(`${cursor} ${statusMark(status)} ${palette.dim(lesson.number)}  ${name}`, right, width);
}

function footer(lesson: Lesson, { language, student }: ListScreenProps, width: number): string[] {
  const { progress } = student.get();
  const objective = wrapped(lesson.objective[language], width - 2).map(
    (line) => `${palette.bar("│")} ${line}`,
  );
  if (statusOf(progress, lesson) !== "started") return objective;
  const left = texts(language).left(leftOf(progress, lesson));
  return [
    ...objective,
    ...(left ? [`${palette.bar("│")} ${palette.warn(words(language).stillToDo(left))}`] : []),
  ];
}

// The list above, what is said of the chosen lesson at the bottom.
function fitted(list: readonly string[], foot: readonly string[], height: number): string[] {
  const room = height - foot.length - 1;
  const gap = Math.max(1, room - list.length);
  return [...list.slice(0, room), ...Array.from({ length: gap }, () => ""), ...foot];
}

function bar(done: number, all: number): string {
  const cells = 12;
  const full = all === 0 ? 0 : Math.round((done / all) * cells);
  return palette.bar("━".repeat(full)) + palette.dim("─".repeat(cells - full));
}

function keysOf({ language }: ListScreenProps): readonly KeyHelp[] {
  const { keys } = words(language);
  return [
    ["↑↓", keys.choose],
    ["↵", keys.open],
    ["l", keys.language],
    ["q", keys.quit],
  ];
}
