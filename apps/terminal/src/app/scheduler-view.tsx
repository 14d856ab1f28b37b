import { Scheduling } from "@mp/tutor/explore";
import { ByHand } from "@mp/tutor/node/by-hand";
import { useStore } from "@mp/tutor/react";
import { useWindowSize } from "ink";
import { useEffect, useState } from "react";
import { wrapped } from "../render/blocks.ts";
import { palette } from "../render/palette.ts";
import { handLines } from "../render/trace/hand-lines.ts";
import { signsFor } from "../render/trace/signs.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import type { KeyHelp } from "../texts/texts.ts";
import { indented } from "./column.ts";
import { Frame, FRAME_ROWS } from "./frame.tsx";
import { isEnter, useKeys } from "./keyboard.ts";
import { lessonHeading } from "./lesson-heading.ts";
import type { OpenLesson, RunSource } from "./use-lesson.ts";

/** What is scheduled, and the schedule to go through, if there is one. */
export interface SchedulerProps {
  readonly open: OpenLesson;
  readonly source: RunSource;
  readonly schedule: string | undefined;
}

/** "Be the scheduler": the student decides, at each point, which process goes on. */
export function SchedulerView({ open, source, schedule }: SchedulerProps) {
  const { props, show } = open;
  const { language } = props;
  const { columns, rows } = useWindowSize();
  const [hand] = useState(() => new Scheduling(() => new ByHand(source.file), schedule));
  const { point } = useStore(hand);
  useEffect(() => {
    hand.start();
    return () => hand[Symbol.dispose]();
  }, [hand]);
  const [cursor, setCursor] = useState(0);
  const count = point?.ready.length ?? 0;
  const chosen = Math.min(hand.scripted ?? cursor, Math.max(0, count - 1));
  const choose = (at: number) => {
    setCursor(0);
    hand.choose(at);
  };
  useKeys("scheduler", (input, key) => {
    if (key.escape || input === "q" || input === "o") show("reader");
    else if (input === "l") props.switchLanguage();
    else if (/^[1-9]$/.test(input)) choose(Number(input) - 1);
    else if (key.upArrow || input === "k") setCursor(Math.max(0, chosen - 1));
    else if (key.downArrow || input === "j") setCursor(Math.min(count - 1, chosen + 1));
    else if (isEnter(input, key) || key.rightArrow || input === " ") choose(chosen);
    else if (key.leftArrow || input === "u" || key.backspace) hand.undo();
    else if (input === "f") hand.finish();
    else if (input === "m") hand.breakIt();
    else if (input === "x") hand.restart();
  });
  const height = rows - FRAME_ROWS - 1;
  const look = { width: columns - 2, height, language, signs: signsFor(process.env), chosen, source };
  const body = point ? handLines(point, look) : [];
  return (
    <Frame
      left={lessonHeading(props)}
      right={palette.dim(screenWords(language).scheduler.title)}
      body={indented([statusLine(hand, open, columns - 2), ...body], 1)}
      keys={keysOf(hand, open)}
    />
  );
}

/** What is going on: how many decisions there were, what is being done, or what came of a search. */
function statusLine(hand: Scheduling, { props }: OpenLesson, width: number): string {
  const { scheduler: texts } = screenWords(props.language);
  const { point, busy, error, found, script } = hand.get();
  if (error !== undefined) return palette.bad(wrapped(texts.cannot(error), width)[0] ?? "");
  if (busy === "searching") return palette.warn(`● ${texts.searching}`);
  if (point === undefined) return palette.warn(`● ${texts.loading}`);
  const count = point.decisions.length;
  if (found && !found.failure) return palette.good(texts.nothingFound(found.executions, found.complete));
  if (found && count === 0) return palette.warn(texts.found(found.executions, found.complete));
  if (script && hand.scripted !== undefined) return palette.warn(texts.scripted(count));
  return palette.dim(texts.decisions(count));
}

function keysOf(hand: Scheduling, { props }: OpenLesson): readonly KeyHelp[] {
  const { point } = hand.get();
  const { keys } = words(props.language);
  const { scheduler: texts } = screenWords(props.language);
  const isOver = point?.end !== undefined;
  const count = point?.ready.length ?? 0;
  const help: readonly (KeyHelp | false)[] = [
    hand.scripted !== undefined && ["→", texts.replay],
    !isOver && [`1–${Math.max(1, count)}`, texts.turn],
    ["u", texts.undo],
    !isOver && ["f", texts.finish],
    ["m", texts.breakIt],
    isOver && ["x", texts.again],
    ["esc", keys.back],
  ];
  return help.filter((each) => each !== false);
}
