import { findLesson, type Lesson, lessonsOf } from "@mp/content";
import { leftOf, statusOf, texts } from "@mp/tutor";
import { type Key, useWindowSize } from "ink";
import { useState, useSyncExternalStore } from "react";
import { wrapped } from "../render/blocks.ts";
import { courseListLines, inView, progressBar } from "../render/course-list.ts";
import { palette } from "../render/palette.ts";
import { searchListLines } from "../render/search-list.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import type { KeyHelp } from "../texts/texts.ts";
import { columnOf, indented } from "./column.ts";
import { Frame, FRAME_ROWS } from "./frame.tsx";
import { isEnter, useKeys } from "./keyboard.ts";
import type { ScreenProps } from "./screen-props.ts";
import { type Search, useSearch } from "./use-search.ts";

interface ListScreenProps extends ScreenProps {
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  /** Opens a lesson, at a heading if one is given. */
  readonly open: (lesson: Lesson, heading?: string) => void;
  readonly quit: () => void;
  readonly notice: string | undefined;
}

/** The course: its modules, its lessons and how far each is; or what was found in them. */
export function ListScreen(props: ListScreenProps) {
  const { context, student, language } = props;
  const { course } = context;
  const { columns, rows } = useWindowSize();
  const { progress } = useSyncExternalStore(student.subscribe, student.get);
  const [noticeSeen, setNoticeSeen] = useState(false);
  const lessons = lessonsOf(course);
  const chosen = lessons.find(({ id }) => id === props.chosen) ?? lessons[0];
  const search = useSearch(course, language, (hit) => {
    const found = findLesson(course, hit.lesson);
    if (found) props.open(found, hit.heading);
  });
  const listKey = keyListener(props, lessons, search);
  useKeys(search.isOpen ? "search" : "list", (input, key) => {
    setNoticeSeen(true);
    (search.isOpen ? search.key : listKey)(input, key);
  });

  const { width, margin } = columnOf(columns);
  const foot = chosen && !search.isOpen ? footer(chosen, props, width) : [];
  const height = rows - FRAME_ROWS - foot.length - 1;
  const parts = { course, progress, language, width };
  const list = search.isOpen
    ? searchListLines({ ...parts, ...search })
    : courseListLines({ ...parts, chosen: chosen?.id });
  const above = inView(list, height);
  const gap = Array.from({ length: height + 1 - above.length }, () => "");
  return (
    <Frame
      left={`${palette.bar("▐")} ${palette.title("mp")}  ${search.isOpen ? prompt(props, search) : course.title[language]}`}
      right={search.isOpen ? found(props, search) : done(props)}
      body={indented([...above, ...gap, ...foot], margin)}
      keys={keysOf(props, search)}
      notice={noticeSeen ? undefined : props.notice}
    />
  );
}

function keyListener(
  props: ListScreenProps,
  lessons: readonly Lesson[],
  search: Search,
): (input: string, key: Key) => void {
  const at = Math.max(
    0,
    lessons.findIndex(({ id }) => id === props.chosen),
  );
  const move = (to: number) => {
    const lesson = lessons[Math.min(Math.max(to, 0), lessons.length - 1)];
    if (lesson) props.choose(lesson.id);
  };
  return (input, key) => {
    if (key.upArrow || input === "k") move(at - 1);
    else if (key.downArrow || input === "j") move(at + 1);
    else if (key.home || input === "g") move(0);
    else if (key.end || input === "G") move(lessons.length - 1);
    else if (isEnter(input, key) || key.rightArrow) {
      const lesson = lessons[at];
      if (lesson) props.open(lesson);
    } else if (input === "/") search.open();
    else if (input === "l") props.switchLanguage();
    else if (input === "q" || key.escape) props.quit();
  };
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

function done({ context, student, language }: ListScreenProps): string {
  const lessons = lessonsOf(context.course);
  const { progress } = student.get();
  const count = lessons.filter((lesson) => statusOf(progress, lesson) === "done").length;
  return `${progressBar(count, lessons.length, 12)}  ${words(language).progress(count, lessons.length)}`;
}

function prompt({ language }: ListScreenProps, { query }: Search): string {
  return `${palette.dim(`${screenWords(language).search.prompt}:`)} ${palette.strong(query)}${palette.bar("▏")}`;
}

function found({ language }: ListScreenProps, { query, hits }: Search): string {
  return query.trim() === "" ? "" : palette.dim(screenWords(language).search.found(hits.length));
}

function keysOf({ language }: ListScreenProps, search: Search): readonly KeyHelp[] {
  const { keys } = words(language);
  if (search.isOpen)
    return [
      ["↑↓", keys.choose],
      ["↵", keys.open],
      ["esc", keys.back],
    ];
  return [
    ["↑↓", keys.choose],
    ["↵", keys.open],
    ["/", screenWords(language).search.key],
    ["l", keys.language],
    ["q", keys.quit],
  ];
}
