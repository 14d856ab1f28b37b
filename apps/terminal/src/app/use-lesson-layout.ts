import type { CodeBlock, Language, Lesson } from "@mp/content";
import type { SessionState } from "@mp/tutor";
import { useWindowSize } from "ink";
import { useMemo } from "react";
import { type LaidOut, layOut, type Revealed } from "../render/lesson.ts";
import { programBlockLines } from "../render/program-block.ts";
import { padded } from "../render/table.ts";
import { palette } from "../render/palette.ts";
import type { Recorded } from "../render/trace/recorded.ts";
import { columnOf, indented, leftColumn } from "./column.ts";
import { FRAME_ROWS } from "./frame.tsx";
import { panelOf } from "./panel.ts";
import { type Scroll, useScroll } from "./use-scroll.ts";

// From this width on, text and program stand side by side.
const TWO_PANES = 150;

/** What a lesson's screen is laid out from. */
export interface LessonParts {
  readonly lesson: Lesson;
  readonly language: Language;
  readonly revealed: Revealed;
  readonly state: SessionState;
  readonly recorded: Recorded | undefined;
}

/** A lesson's screen: the text, and the panel of its program over it or beside it. */
export interface LessonLayout {
  readonly text: LaidOut;
  readonly textScroll: Scroll;
  /** The scroll that the keys move. */
  readonly scroll: Scroll;
  readonly height: number;
  /** The panel hides the text. */
  readonly isCovered: boolean;
  readonly body: readonly string[];
}

/** Lays out a lesson for the window as it is. */
export function useLessonLayout(parts: LessonParts): LessonLayout {
  const { lesson, language, recorded, revealed, state } = parts;
  const { activity, phase } = state;
  const { columns, rows } = useWindowSize();
  const height = rows - FRAME_ROWS;
  const isOpen = activity !== undefined;
  const isWide = columns >= TWO_PANES;
  const half = Math.floor(columns / 2);
  const hasPair = isWide && !isOpen && "program.py" in lesson.programs;
  const column = hasPair ? leftColumn(columns) : columnOf(isWide && isOpen ? half : columns);
  const pairWidth = hasPair ? columns - 2 * column.margin : undefined;
  const { programLanguage } = state;
  const text = useMemo(() => {
    const look = { lesson, language, programLanguage, pairWidth };
    const showCode = (block: CodeBlock) => programBlockLines(block, look);
    return layOut(lesson, { width: column.width, language, revealed, showCode });
  }, [lesson, column.width, language, revealed, programLanguage, pairWidth]);
  const panelWidth = isWide ? columns - half - 4 : columns - 2;
  const panel = activity
    ? panelOf(
        { activity, recorded, isRunning: phase !== "idle" },
        { width: panelWidth, height, language, lesson },
      )
    : { head: [], body: [] };
  const panelHeight = height - panel.head.length;
  const textScroll = useScroll(text.lines.length, height);
  const panelScroll = useScroll(panel.body.length, panelHeight, true);
  const isCovered = isOpen && !isWide;

  const left = indented(text.lines.slice(textScroll.top, textScroll.top + height), column.margin);
  const right = [...panel.head, ...panel.body.slice(panelScroll.top, panelScroll.top + panelHeight)];
  const both = isWide ? beside(left, right, { half, height }) : indented(right, 1);
  return {
    text,
    textScroll,
    scroll: isCovered ? panelScroll : textScroll,
    height,
    isCovered,
    body: isOpen ? both : left,
  };
}

function beside(
  left: readonly string[],
  right: readonly string[],
  { half, height }: { half: number; height: number },
): string[] {
  const line = (at: number) => `${padded(left[at] ?? "", half)}${palette.dim("│")} ${right[at] ?? ""}`;
  return Array.from({ length: height }, (_, at) => line(at));
}
