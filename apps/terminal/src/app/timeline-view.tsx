import type { Language } from "@mp/content";
import { account } from "@mp/inspect";
import { type Key, useWindowSize } from "ink";
import { useMemo, useState } from "react";
import { palette } from "../render/palette.ts";
import type { Recorded } from "../render/trace/recorded.ts";
import { scrubberLines, toldLines } from "../render/trace/scrubber.ts";
import { signsFor } from "../render/trace/signs.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import type { KeyHelp } from "../texts/texts.ts";
import { columnOf, indented } from "./column.ts";
import { Frame, FRAME_ROWS } from "./frame.tsx";
import { useKeys } from "./keyboard.ts";
import { lessonHeading } from "./lesson-heading.ts";
import type { OpenLesson, RunSource } from "./use-lesson.ts";
import { useScroll } from "./use-scroll.ts";

/** A recorded run to go through step by step. */
export interface Replayable {
  readonly recorded: Recorded;
  readonly source: RunSource;
}

/** The timeline of the last run: lanes with a cursor, and the program with the line of each process. */
export function TimelineView({ open, recorded, source }: { readonly open: OpenLesson } & Replayable) {
  const { props, show } = open;
  const { language } = props;
  const { columns, rows } = useWindowSize();
  const [isTold, setTold] = useState(false);
  const last = Math.max(0, recorded.steps.length - 1);
  // At its end: there is what the run has just come to.
  const [at, setAt] = useState(last);
  const height = rows - FRAME_ROWS;
  const { width, margin } = columnOf(columns);
  const told = useTold(isTold ? recorded : undefined, language, width);
  const scroll = useScroll(told.length, height);
  useKeys("timeline", (input, key) => {
    if (key.escape || input === "q" || input === "t") return show("reader");
    if (input === "l") return props.switchLanguage();
    if (input === "v") return setTold(!isTold);
    if (isTold) return void scroll.key(input, key);
    const to = placeAfter(input, key, { at, last });
    if (to !== undefined) setAt(Math.max(0, Math.min(to, last)));
  });
  const look = { at, width: columns - 2, height, language, signs: signsFor(process.env), source };
  const body = isTold
    ? indented(told.slice(scroll.top, scroll.top + height), margin)
    : indented(scrubberLines(recorded, look), 1);
  const { timeline } = screenWords(language);
  return (
    <Frame
      left={lessonHeading(props)}
      right={palette.dim(timeline.title)}
      body={body}
      keys={keysOf(language, isTold)}
    />
  );
}

/** The run in sentences, if they are asked for. */
function useTold(recorded: Recorded | undefined, language: Language, width: number): readonly string[] {
  return useMemo(() => {
    if (recorded === undefined) return [];
    const { trace, timeline, found: findings } = recorded;
    return toldLines(account(trace, language, { timeline, findings }), width);
  }, [recorded, language, width]);
}

const TEN = 10;

function placeAfter(input: string, key: Key, { at, last }: { at: number; last: number }): number | undefined {
  if (key.leftArrow || input === "," || input === "k" || key.upArrow) return at - 1;
  if (key.rightArrow || input === "." || input === "j" || key.downArrow || input === " ") return at + 1;
  if (input === "[" || key.pageUp) return at - TEN;
  if (input === "]" || key.pageDown) return at + TEN;
  if (key.home || input === "g") return 0;
  if (key.end || input === "G") return last;
  return undefined;
}

function keysOf(language: OpenLesson["props"]["language"], isTold: boolean): readonly KeyHelp[] {
  const { keys } = words(language);
  const { timeline } = screenWords(language);
  if (isTold)
    return [
      ["↑↓", keys.scroll],
      ["v", timeline.drawn],
      ["esc", keys.back],
    ];
  return [
    ["←→", timeline.step],
    ["[ ]", timeline.jump],
    ["g G", "|← →|"],
    ["v", timeline.inWords],
    ["esc", keys.back],
  ];
}
