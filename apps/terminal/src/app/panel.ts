import type { Language, Lesson } from "@mp/content";
import { endingOf, resultsOf, texts } from "@mp/tutor";
import { wrapped } from "../render/blocks.ts";
import { messageText } from "../render/inline.ts";
import { type OutputLine, outputRows } from "../render/output.ts";
import { palette } from "../render/palette.ts";
import { lanesLines } from "../render/trace/lanes.ts";
import { legendLines } from "../render/trace/legend.ts";
import { pictureOfEvents } from "../render/trace/picture-of-events.ts";
import { signsFor } from "../render/trace/signs.ts";
import { verdictLines } from "../render/verdict.ts";
import { words } from "../texts/index.ts";
import { traceWords } from "../texts/trace.ts";
import type { ActivityState } from "./activity.ts";

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
export function panelOf(state: ActivityState, look: PanelLook): Panel {
  const decimal = decimalOf(look.language);
  const output = state.lines.flatMap((line) => outputLines(line, look.width, decimal));
  return {
    head: [headline(state, look.language, decimal), ...lanes(state, look), ""],
    body: [...output, ...outcome(state, look), ""],
  };
}

/** The sign between units and tenths. */
function decimalOf(language: Language): string {
  return language === "es" ? "," : ".";
}

function headline(
  { kind, running, time, stopped }: ActivityState,
  language: Language,
  decimal: string,
): string {
  const { checking, running: going, stopped: ended } = words(language);
  const seconds = palette.dim(`${(time / 1000).toFixed(1).replace(".", decimal)} s`);
  if (running) return `${palette.warn("●")} ${kind === "check" ? checking : going}  ${seconds}`;
  return stopped ? `${palette.warn("■")} ${ended}  ${seconds}` : `${palette.dim("■")} ${seconds}`;
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

function outcome(state: ActivityState, { lesson, language, width }: PanelLook): string[] {
  if (state.running) return [];
  const { trouble, ended } = texts(language);
  if (state.error !== undefined) return ["", ...wrapped(palette.bad(state.error), width)];
  if (state.grading && lesson.exercise) {
    return verdictLines(resultsOf(state.grading, lesson.exercise.messages, language), {
      width,
      language,
      keys: true,
    });
  }
  if (state.limit)
    return ["", ...wrapped(palette.bad(messageText(trouble({ kind: "limit", limit: state.limit }))), width)];
  if (state.stopped) return [];
  const ending = endingOf(state);
  const style = ending.exitCode !== 0 ? palette.bad : ending.failed > 0 ? palette.warn : palette.good;
  return ["", style(ended(ending))];
}

/** The lanes of what runs or ran, drawn anew as it goes on. They never take more than half of the panel. */
function lanes(state: ActivityState, { height, language, width }: PanelLook): string[] {
  const picture = state.recorded?.picture ?? pictureOfEvents(state.events, state.time);
  if (picture.lanes.length < 2) return [];
  const signs = signsFor(process.env);
  const drawn = lanesLines(picture, { width, signs, decimal: decimalOf(language) });
  const legend = legendLines(picture, { width, signs, texts: traceWords(language) });
  const room = Math.floor(height / 2);
  const most = Math.max(3, room);
  const shown = drawn.length <= most ? drawn : [...drawn.slice(0, most - 1), palette.dim(signs.more)];
  return ["", ...shown, ...(shown.length + legend.length <= room ? legend : [])];
}
