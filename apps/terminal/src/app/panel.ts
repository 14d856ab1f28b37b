import type { Language, Lesson } from "@mp/content";
import { endingOf, resultsOf, texts } from "@mp/tutor";
import { wrapped } from "../render/blocks.ts";
import { laneLines } from "../render/lanes.ts";
import { type OutputLine, outputRows } from "../render/output.ts";
import { messageText } from "../render/inline.ts";
import { palette } from "../render/palette.ts";
import { verdictLines } from "../render/verdict.ts";
import { words } from "../texts/index.ts";
import type { ActivityState } from "./activity.ts";

interface PanelLook {
  readonly width: number;
  readonly language: Language;
  readonly lesson: Lesson;
}

/** What a run or a check looks like while it goes on and afterwards. */
export function panelLines(state: ActivityState, look: PanelLook): string[] {
  const decimal = look.language === "es" ? "," : ".";
  const output = state.lines.flatMap((line) => outputLines(line, look.width, decimal));
  return [
    headline(state, look.language, decimal),
    "",
    ...output,
    ...outcome(state, look),
    ...lanes(state, look),
    "",
  ];
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

function lanes(state: ActivityState, { language, width }: PanelLook): string[] {
  const isAlone = new Set(state.events.map((event) => event.process.pid)).size < 2;
  if (state.running || isAlone) return [];
  const { lanes: title, laneKey } = words(language);
  return [
    "",
    `${palette.strong(title)}   ${palette.dim(laneKey)}`,
    ...laneLines(state.events, state.time, width),
  ];
}
