/** A program that is scheduled by hand: who could go on and with what, who can't, what has happened, and the lines of the program. */

import { explain } from "@mp/inspect";
import type { Language } from "@mp/content";
import {
  type HandEnd,
  type HandPoint,
  placeOf,
  type ReadyProcess,
  traceSteps,
  waitingAt,
} from "@mp/tutor/explore";
import { screenWords } from "../../texts/screens.ts";
import { traceWords } from "../../texts/trace.ts";
import { cutTo } from "../cut.ts";
import { colourOf, palette } from "../palette.ts";
import { padded } from "../table.ts";
import { causeText } from "./cause-text.ts";
import { findingsLines } from "./findings.ts";
import { isSameFile } from "./same-file.ts";
import { outcomeText } from "./outcomes.ts";
import { type LineMark, processSign, programLines } from "./program-text.ts";
import type { Signs } from "./signs.ts";
import { stepsLines } from "./steps.ts";

/** How to show a point. */
export interface HandLook {
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly signs: Signs;
  /** Place, among those that could go on, of the one under the cursor. */
  readonly chosen: number;
  readonly source: { readonly file: string; readonly text: string };
}

// From this width on, the program stands beside the rest.
const SIDE_BY_SIDE = 130;
const LEAST_CODE = 5;

/** The whole view, in `height` lines at most. */
export function handLines(point: HandPoint, look: HandLook): string[] {
  if (look.width < SIDE_BY_SIDE) {
    const above = [...upperLines(point, look), ""];
    // At the end it is the whole way there that is looked at.
    if (point.end) return [...above, ...stepsSoFar(point, look, look.height - above.length)];
    const steps = stepsSoFar(point, look, Math.max(3, look.height - above.length - LEAST_CODE - 1));
    const code = codeLines(point, { ...look, height: look.height - above.length - steps.length - 1 });
    return [...above, ...steps, "", ...code].slice(0, look.height);
  }
  const half = { ...look, width: Math.floor(look.width / 2) - 2 };
  const above = [...upperLines(point, half), ""];
  const left = [...above, ...stepsSoFar(point, half, look.height - above.length - 1)];
  const right = codeLines(point, half);
  return Array.from({ length: look.height }, (_, at) =>
    `${padded(left[at] ?? "", half.width)} ${palette.dim("│")} ${right[at] ?? ""}`.trimEnd(),
  );
}

function upperLines(point: HandPoint, look: HandLook): string[] {
  return point.end ? endLines(point, point.end, look) : choiceLines(point, look);
}

/** Those that could go on, each with its number and what it would do; and those that can't, with the reason. */
function choiceLines(point: HandPoint, look: HandLook): string[] {
  const { scheduler: texts } = screenWords(look.language);
  const names = nameWidth(point);
  const ready = point.ready.map((each, at) => {
    const mark = at === look.chosen ? palette.selected("▸") : " ";
    const name = colourOf(each.pid)(padded(each.name, names));
    const place = each.next?.place === undefined ? "" : `  ${palette.dim(each.next.place)}`;
    const text = `${mark} ${palette.key(String(at + 1))}  ${name}  ${nextText(each, look.language)}${place}`;
    return cutTo(text, look.width, look.signs.more);
  });
  const waiting = waitingLines(point, look, names);
  return [
    palette.heading(texts.choose),
    ...ready,
    ...(waiting.length > 0 ? [palette.heading(texts.waiting), ...waiting] : []),
  ];
}

/** What a process would do, in the words of the program. */
function nextText({ next }: ReadyProcess, language: Language): string {
  return next?.action ?? palette.dim(screenWords(language).scheduler.comesToItsEnd);
}

function waitingLines(point: HandPoint, { width, language, signs }: HandLook, names: number): string[] {
  const { timeline: texts } = screenWords(language);
  return waitingAt(point).map(({ pid, name, intervals }) => {
    const last = intervals.at(-1);
    const why = causeText(last?.cause, point.trace, traceWords(language));
    const site = last?.cause?.site === undefined ? undefined : point.trace.sites[last.cause.site];
    const place = site === undefined ? "" : `  ${palette.dim(placeOf(site))}`;
    const what = why === "" ? texts.states[last?.state ?? "blocked"] : why;
    return cutTo(
      `     ${colourOf(pid)(padded(name, names))}  ${palette.bad(what)}${place}`,
      width,
      signs.more,
    );
  });
}

function nameWidth({ trace, ready }: HandPoint): number {
  return Math.max(...trace.processes.map(({ name }) => name.length), ...ready.map(({ name }) => name.length));
}

/** How it ended, and the fault that did harm, if one did. */
function endLines({ trace }: HandPoint, end: HandEnd, { width, language, signs }: HandLook): string[] {
  const { scheduler: texts } = screenWords(language);
  const processName = (pid: number) => trace.processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
  const faults = end.findings.filter(({ severity }) => severity === "fault");
  const fails = end.outcome.kind !== "finished" || end.outcome.exitCode !== 0 || faults.length > 0;
  const told = outcomeText(end, { signs, texts: traceWords(language), processName });
  // A race is in nearly every schedule: what came of it says more.
  const telling = faults.find(({ kind }) => kind !== "data-race") ?? faults[0];
  const rows = telling ? [{ severity: telling.severity, text: explain(telling, trace, language) }] : [];
  const sign = fails ? palette.bad(signs.bad) : palette.good(signs.good);
  return [
    cutTo(`${palette.heading(texts.over)}  ${sign} ${told}`, width, signs.more),
    ...findingsLines(rows, { width, signs }),
  ];
}

/** The last steps, each with its process. */
function stepsSoFar({ trace, end }: HandPoint, { width, language, signs }: HandLook, rows: number): string[] {
  const { scheduler: texts } = screenWords(language);
  const faults = new Set(
    (end?.findings ?? []).filter(({ severity }) => severity === "fault").flatMap(({ events }) => events),
  );
  const steps = traceSteps(trace, faults);
  if (steps.length === 0) return [palette.heading(texts.soFar), palette.dim(texts.nothingYet)];
  const shown = steps.slice(-Math.max(1, rows - 2));
  const busy = new Set(shown.map(({ pid }) => pid));
  const columns = trace.processes.filter(({ pid }) => busy.has(pid));
  const look = {
    width,
    signs,
    layout: "columns",
    most: rows,
    leftOut: traceWords(language).leftOut,
  } as const;
  return [palette.heading(texts.soFar), ...stepsLines(shown, columns, look)].slice(0, rows);
}

function codeLines(point: HandPoint, look: HandLook): string[] {
  const { file, text } = look.source;
  const place = new Map(point.trace.processes.map(({ pid }, at) => [pid, at]));
  const marks = [
    ...point.ready.flatMap(({ pid, name, next }): LineMark[] =>
      next?.site && isSameFile(file, next.site.file)
        ? [{ pid, sign: processSign(name, place.get(pid) ?? pid), line: next.site.line }]
        : [],
    ),
    ...waitingMarks(point, file, place),
  ];
  const site = point.ready[look.chosen]?.next?.site;
  const current = site && isSameFile(file, site.file) ? site.line : undefined;
  return programLines(text, { ...look, language: "ts", marks, current });
}

function waitingMarks(point: HandPoint, file: string, place: ReadonlyMap<number, number>): LineMark[] {
  return waitingAt(point).flatMap(({ pid, name, intervals }): LineMark[] => {
    const site = point.trace.sites[intervals.at(-1)?.cause?.site ?? -1];
    return site && isSameFile(file, site.file)
      ? [{ pid, sign: processSign(name, place.get(pid) ?? pid), line: site.line }]
      : [];
  });
}
