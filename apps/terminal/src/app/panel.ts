import type { Language, Lesson } from "@mp/content";
import { type Activity, endingOf, type OutputLine, resultsOf, texts } from "@mp/tutor";
import { wrapped } from "../render/blocks.ts";
import { messageText } from "../render/inline.ts";
import { outputRows } from "../render/output.ts";
import { palette } from "../render/palette.ts";
import { lanesLines } from "../render/trace/lanes.ts";
import { legendLines } from "../render/trace/legend.ts";
import { pictureOfEvents } from "../render/trace/picture-of-events.ts";
import type { Recorded } from "../render/trace/recorded.ts";
import { signsFor } from "../render/trace/signs.ts";
import { verdictLines } from "../render/verdict.ts";
import { words } from "../texts/index.ts";
import { traceWords } from "../texts/trace.ts";

/** What a panel is made from. */
export interface PanelParts {
  readonly activity: Activity;
  readonly isRunning: boolean;
  readonly recorded: Recorded | undefined;
}

interface PanelLook {
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly lesson: Lesson;
}

/** A panel: what stays at its top, and what is scrolled below. */
export interface Panel {
  readonly head: readonly string[];
  readonly body: readonly string[];
}

/** What a run or a check looks like while it goes on and afterwards: its lanes, and below them what it writes and how it ends. */
export function panelOf(parts: PanelParts, look: PanelLook): Panel {
  const decimal = decimalOf(look.language);
  const output = parts.activity.output.flatMap((line) => outputLines(line, look.width, decimal));
  return {
    head: [headline(parts, look.language, decimal), ...lanes(parts, look), ""],
    body: [...output, ...outcome(parts, look), ""],
  };
}

/** The sign between units and tenths. */
function decimalOf(language: Language): string {
  return language === "es" ? "," : ".";
}

function headline({ activity, isRunning }: PanelParts, language: Language, decimal: string): string {
  const { checking, running: going, stopped } = words(language);
  const seconds = palette.dim(`${(activity.time / 1000).toFixed(1).replace(".", decimal)} s`);
  if (isRunning) return `${palette.warn("●")} ${activity.kind === "check" ? checking : going}  ${seconds}`;
  return activity.end?.stopped
    ? `${palette.warn("■")} ${stopped}  ${seconds}`
    : `${palette.dim("■")} ${seconds}`;
}

// One endless line must not fill the panel.
const MOST_ROWS = 8;

const laidOut = new WeakMap<OutputLine, { width: number; lines: string[] }>();

// Lines never change once written, and there may be thousands: each is laid out once for a width.
function outputLines(line: OutputLine, width: number, decimal: string): string[] {
  const before = laidOut.get(line);
  if (before?.width === width) return before.lines;
  const lines = outputRows(line, decimal, width).slice(0, MOST_ROWS);
  laidOut.set(line, { width, lines });
  return lines;
}

function outcome({ activity, isRunning }: PanelParts, { lesson, language, width }: PanelLook): string[] {
  if (isRunning) return [];
  const { trouble, ended } = texts(language);
  const said = (message: string) => ["", ...wrapped(palette.bad(message), width)];
  if (activity.error !== undefined) return said(activity.error);
  if (activity.grading && lesson.exercise) {
    const results = resultsOf(activity.grading, lesson.exercise.messages, language);
    return verdictLines(results, { width, language, keys: true });
  }
  if (activity.end === undefined || activity.end.stopped) return [];
  if (activity.trouble) return said(messageText(trouble(activity.trouble)));
  const ending = endingOf(activity.end);
  return ["", (ending.failed > 0 ? palette.warn : palette.good)(ended(ending))];
}

/** The lanes of what runs or ran, drawn anew as it goes on. They never take more than half of the panel. */
function lanes(
  { activity, isRunning, recorded }: PanelParts,
  { height, language, width }: PanelLook,
): string[] {
  // What came of a check is what counts then, and needs the room.
  if (activity.grading && !isRunning) return [];
  const picture = recorded?.picture ?? pictureOfEvents(activity.events, activity.time);
  if (picture.lanes.length < 2) return [];
  const signs = signsFor(process.env);
  const drawn = lanesLines(picture, { width, signs, decimal: decimalOf(language) });
  const legend = legendLines(picture, { width, signs, texts: traceWords(language) });
  const room = Math.floor(height / 2);
  const most = Math.max(3, room);
  const shown = drawn.length <= most ? drawn : [...drawn.slice(0, most - 1), palette.dim(signs.more)];
  return ["", ...shown, ...(shown.length + legend.length <= room ? legend : [])];
}
