import { parsonsRight } from "@mp/tutor";
import { type Key, useWindowSize } from "ink";
import { useState } from "react";
import { wrapped } from "../render/blocks.ts";
import { inView } from "../render/course-list.ts";
import { palette } from "../render/palette.ts";
import { parsonsListLines } from "../render/parsons-list.ts";
import { helpWords } from "../texts/help.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import { columnOf, indented } from "./column.ts";
import { Frame, FRAME_ROWS } from "./frame.tsx";
import { isEnter, useKeys } from "./keyboard.ts";
import { lessonHeading } from "./lesson-heading.ts";
import { useHelpStages } from "./use-help-stages.ts";
import type { OpenLesson } from "./use-lesson.ts";

/** The solution's lines in disorder, to be put in order by keys. */
export function ParsonsView({
  open,
  given,
}: {
  readonly open: OpenLesson;
  readonly given: readonly string[];
}) {
  const { props, show, tell } = open;
  const { language, lesson } = props;
  const { columns, rows } = useWindowSize();
  const [lines, setLines] = useState(given);
  const [at, setAt] = useState(0);
  const [isTaken, setTaken] = useState(false);
  const [right, setRight] = useState<number>();
  const stages = useHelpStages(open);
  const { stages: texts } = screenWords(language);

  const move = (to: number) => {
    if (to < 0 || to >= lines.length) return;
    if (isTaken) {
      setLines(swapped(lines, at, to));
      setRight(undefined);
    }
    setAt(to);
  };
  const check = () => {
    const count = parsonsRight(lines, lesson, language);
    setRight(count);
    tell(count === lines.length ? texts.allRight : texts.right(count, lines.length));
  };
  useKeys("parsons", (input, key) => {
    tell(undefined);
    if (stages.key(input)) return;
    if (key.escape || input === "q") show("reader");
    else if (input === "l") props.switchLanguage();
    else if (isUp(input, key)) move(at - 1);
    else if (key.downArrow || input === "j") move(at + 1);
    else if (isEnter(input, key) || input === " ") setTaken(!isTaken);
    else if (input === "c") check();
    else if (input === "h") stages.next();
  });
  const { width, margin } = columnOf(columns);
  const head = [palette.heading(helpWords(language).parsons), ...wrapped(palette.dim(texts.how), width), ""];
  const list = parsonsListLines({ lines, at, isTaken, right, width });
  const { keys } = words(language);
  return (
    <Frame
      left={lessonHeading(props)}
      right=""
      body={indented([...head, ...inView(list, rows - FRAME_ROWS - head.length)], margin)}
      keys={[
        ["↑↓", keys.choose],
        ["␣", isTaken ? texts.drop : texts.take],
        ["c", keys.check],
        ["h", texts.moreHelp],
        ["esc", keys.back],
      ]}
      notice={stages.question ?? open.notice}
    />
  );
}

function isUp(input: string, key: Key): boolean {
  return key.upArrow || input === "k";
}

function swapped(lines: readonly string[], a: number, b: number): readonly string[] {
  return lines.map((line, at) => (at === a ? (lines[b] ?? line) : at === b ? (lines[a] ?? line) : line));
}
