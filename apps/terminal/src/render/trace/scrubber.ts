/** A recorded run at one of its steps: the lanes with a cursor, what each process is at, and where in the program it is. */

import { explain, type ProcessAt, processesAt } from "@mp/inspect";
import type { Language } from "@mp/content";
import type { TraceStep } from "@mp/tutor/explore";
import { screenWords } from "../../texts/screens.ts";
import { traceWords } from "../../texts/trace.ts";
import { headed, wrapped } from "../blocks.ts";
import { cutTo } from "../cut.ts";
import { colourOf, palette } from "../palette.ts";
import { padded } from "../table.ts";
import { causeText } from "./cause-text.ts";
import { findingsLines } from "./findings.ts";
import { cursorLine, lanesLines } from "./lanes.ts";
import { legendLines } from "./legend.ts";
import { type LineMark, processSign, programLines } from "./program-text.ts";
import { isSameFile } from "./same-file.ts";
import type { Recorded } from "./recorded.ts";
import type { Signs } from "./signs.ts";

/** Where the scrubber stands, and how to draw it. */
export interface ScrubberLook {
  /** Place of the step among all steps. */
  readonly at: number;
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly signs: Signs;
  /** The program that ran. */
  readonly source: { readonly file: string; readonly text: string };
}

// From this width on, the program stands beside the lanes.
const SIDE_BY_SIDE = 150;
const LEAST_CODE = 6;

/** The whole view, in `height` lines at most. */
export function scrubberLines(recorded: Recorded, look: ScrubberLook): string[] {
  const step = recorded.steps[look.at];
  if (step === undefined) return [];
  if (look.width >= SIDE_BY_SIDE) return sideBySide(recorded, step, look);
  const above = [...pictureLines(recorded, step, look), "", ...stepLine(recorded, step, look)];
  const states = stateLines(recorded, step, look);
  const room = look.height - above.length - states.length - 1;
  const legend = legendLines(recorded.picture, { ...look, texts: traceWords(look.language) });
  const hasLegend = room - legend.length - 1 >= LEAST_CODE * 2;
  const head = [...above, ...states, ...(hasLegend ? legend : []), ""];
  return [...head, ...codeLines(recorded, step, { ...look, height: Math.max(1, look.height - head.length) })];
}

function sideBySide(recorded: Recorded, step: TraceStep, look: ScrubberLook): string[] {
  const half = { ...look, width: Math.floor(look.width / 2) - 2 };
  const left = [
    ...pictureLines(recorded, step, half),
    ...legendLines(recorded.picture, { ...half, texts: traceWords(look.language) }),
    "",
    ...stepLine(recorded, step, half),
    ...stateLines(recorded, step, half),
    ...foundLines(recorded, half),
  ];
  const right = codeLines(recorded, step, half);
  const bar = palette.dim("│");
  return Array.from({ length: look.height }, (_, at) =>
    `${padded(left[at] ?? "", half.width)} ${bar} ${right[at] ?? ""}`.trimEnd(),
  );
}

function pictureLines(
  { picture, trace }: Recorded,
  step: TraceStep,
  { width, signs, language }: ScrubberLook,
) {
  const event = trace.events.find(({ seq }) => seq === step.seq);
  const place = event === undefined ? 0 : picture.placeOf(event);
  const decimal = language === "es" ? "," : ".";
  return [
    ...lanesLines(picture, { width, signs, decimal }),
    cursorLine(picture, place, { width, sign: signs.cursor }),
  ];
}

/** `12/34  Process-1  total.value → 1  (doors.ts:4)`: what has just happened. */
function stepLine({ steps, trace }: Recorded, step: TraceStep, { at, width, signs }: ScrubberLook): string[] {
  const name = trace.processes.find(({ pid }) => pid === step.pid)?.name ?? String(step.pid);
  const fault = step.isFault ? ` ${palette.fault(signs.marks.fault)}` : "";
  const count = palette.dim(`${at + 1}/${steps.length}`);
  const place = step.place === undefined ? "" : `  ${palette.dim(`(${step.place})`)}`;
  const text = `${count}  ${colourOf(step.pid)(palette.strong(name))}  ${step.action}${fault}${place}`;
  return [cutTo(text, width, signs.more)];
}

/** What every process is at: running, blocked on what and held by whom, and at which line. */
function stateLines(recorded: Recorded, step: TraceStep, look: ScrubberLook): string[] {
  const all = processesAt(recorded, step.seq);
  const names = Math.max(...all.map(({ name }) => name.length));
  // With many processes in a low window, those that wait are told, and the one whose step it is.
  const isCrowded = all.length > look.height / 3;
  const told = isCrowded ? all.filter(({ pid, cause }) => cause !== undefined || pid === step.pid) : all;
  return told.slice(0, Math.max(1, Math.floor(look.height / 3))).map((each) => {
    const colour = colourOf(each.pid);
    const sign = palette.strong(processSign(each.name, all.indexOf(each)));
    const text = `  ${colour(sign)} ${colour(padded(each.name, names))}  ${stateText(each, recorded, look)}`;
    return cutTo(text, look.width, look.signs.more);
  });
}

function stateText(
  { state, cause, site, hasEnded }: ProcessAt,
  { trace }: Recorded,
  look: ScrubberLook,
): string {
  const { timeline: texts } = screenWords(look.language);
  if (state === undefined) return palette.dim(hasEnded ? texts.ended : texts.notYet);
  const why = causeText(cause, trace, traceWords(look.language));
  const what = why === "" ? texts.states[state] : why;
  const line =
    site && isSameFile(look.source.file, site.file) ? palette.dim(` · ${texts.line(site.line)}`) : "";
  return (state === "blocked" ? palette.bad(what) : what) + line;
}

function codeLines(recorded: Recorded, step: TraceStep, look: ScrubberLook): string[] {
  const { file, text } = look.source;
  const marks = processesAt(recorded, step.seq).flatMap(({ pid, name, site }, place): LineMark[] =>
    site && isSameFile(file, site.file) ? [{ pid, sign: processSign(name, place), line: site.line }] : [],
  );
  const current = step.site && isSameFile(file, step.site.file) ? step.site.line : undefined;
  return programLines(text, { ...look, language: "ts", marks, current });
}

function foundLines({ found, trace }: Recorded, { width, signs, language }: ScrubberLook): string[] {
  if (found.length === 0) return [];
  const rows = found.map((finding) => ({
    severity: finding.severity,
    text: explain(finding, trace, language),
  }));
  return [
    "",
    palette.heading(screenWords(language).timeline.found),
    ...findingsLines(rows, { width, signs }),
  ];
}

/** The same in sentences, the whole run: for who can't see the picture. */
export function toldLines(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => {
    const indent = /^\s*(?:- )?/.exec(line)?.[0] ?? "";
    return headed(
      wrapped(line.slice(indent.length), width - indent.length),
      indent,
      " ".repeat(indent.length),
    );
  });
}
