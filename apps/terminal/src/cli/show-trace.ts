/** A recorded run on the screen: lanes, steps, who waited, what was found; or the same in sentences. */

import type { Language } from "@mp/content";
import { account, type Finding, findings, type Timeline, timeline } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { type TracedExecution, traceSteps } from "@mp/tutor/explore";
import { palette } from "../render/palette.ts";
import { findingsLines } from "../render/trace/findings.ts";
import { lanesLines } from "../render/trace/lanes.ts";
import { legendLines } from "../render/trace/legend.ts";
import { pictureOf } from "../render/trace/picture-of.ts";
import { stepsLines } from "../render/trace/steps.ts";
import { waitsLines } from "../render/trace/waits.ts";
import { waitsOf } from "../render/trace/waits-of.ts";
import { sayIn } from "./say.ts";
import { type Screen, section, SENTENCE_WIDTH } from "./screen.ts";
import type { TraceCommand } from "./trace-request.ts";

/** What is shown, and where. */
export interface Showing {
  readonly screen: Screen;
  readonly command: TraceCommand;
  readonly language: Language;
}

/** A finding, with the trace in which it was found. */
export interface FoundIn {
  readonly finding: Finding;
  readonly trace: Trace;
}

/** Of more steps than this, the beginning and the end are shown; `--json` has them all. */
const MOST_STEPS = { lanes: 60, text: 400 } as const;
/** Most waits that are told beside a picture. */
const MOST_WAITS = 12;

/** A run that was really parallel: lanes over time, who waited, what was found. `until` is when it was ended, if it was. */
export function showTrace(trace: Trace, until: number | undefined, showing: Showing): void {
  const found = findings(trace);
  const shown = timeline(trace, { until });
  if (showing.screen.view === "text") {
    return console.log(`\n${account(trace, showing.language, { timeline: shown, findings: found })}`);
  }
  tellDropped(trace, showing);
  showLanes({ trace, timeline: shown, found }, showing);
  showWaits(trace, shown, showing);
  if (found.length === 0) return console.log(`\n${palette.good(showing.command.texts.noFault)}`);
  showFindings(
    found.map((finding) => ({ finding, trace })),
    showing,
  );
}

/** A schedule that was run by turns: lanes and steps. */
export function showExecution({ trace, findings: found }: TracedExecution, showing: Showing): void {
  if (trace.events.length === 0) return console.log(showing.command.texts.nothingOfIt);
  if (showing.screen.view === "lanes") showLanes({ trace, timeline: timeline(trace), found }, showing);
  showSteps(trace, found, showing);
}

/** What was found, in words, with the lines of the program. */
export function showFindings(found: readonly FoundIn[], { screen, command, language }: Showing): void {
  const say = sayIn(language);
  const rows = found.map(({ finding, trace }) => ({
    severity: finding.severity,
    text: say(finding, trace),
  }));
  const width = Math.min(screen.width, SENTENCE_WIDTH);
  section(command.texts.findings, findingsLines(rows, { width, signs: screen.signs }));
}

/** What a process of a trace is called. */
export function processNames(trace: Trace | undefined): (pid: number) => string {
  const names = new Map(trace?.processes.map(({ pid, name }) => [pid, name]));
  return (pid) => names.get(pid) ?? `pid ${pid}`;
}

function tellDropped({ dropped, processes }: Trace, { command }: Showing): void {
  for (const { pid, count } of dropped.filter((each) => each.count > 0)) {
    const name = processes.find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
    console.log(palette.warn(command.texts.dropped(name, count)));
  }
}

interface Drawn {
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly found: readonly Finding[];
}

/** The lanes of a trace, with what their signs mean. */
function showLanes(drawn: Drawn, { screen, command: { texts } }: Showing): void {
  const picture = pictureOf({ ...drawn, faults: faultsOf(drawn.found), signs: screen.signs });
  const isCut = picture.stretches.length > 1;
  const unit = picture.unit === "ms" ? texts.inTime(isCut ? screen.signs.cut : undefined) : texts.inSteps;
  section(`${texts.lanes} ${palette.dim(`(${unit})`)}`, [
    ...lanesLines(picture, screen),
    ...legendLines(picture, { ...screen, texts }),
  ]);
}

/** The steps of an execution, each in the column of its process. */
function showSteps(trace: Trace, found: readonly Finding[], { screen, command: { texts } }: Showing): void {
  const steps = traceSteps(trace, faultsOf(found));
  const busy = new Set(steps.map(({ pid }) => pid));
  const columns = trace.processes.filter(({ pid }) => busy.has(pid));
  const layout = screen.view === "text" ? "names" : "columns";
  const look = { layout, most: MOST_STEPS[screen.view] } as const;
  section(texts.steps, stepsLines(steps, columns, { ...screen, ...look, leftOut: texts.leftOut }));
}

/** Who waited longest, in the order in which they began. */
function showWaits(trace: Trace, shown: Timeline, { screen, command: { texts } }: Showing): void {
  const waits = waitsOf(shown, trace, { texts, decimal: screen.decimal });
  const longest = waits.toSorted((a, b) => b.length - a.length).slice(0, MOST_WAITS);
  const lines = waitsLines(
    waits.filter((wait) => longest.includes(wait)),
    screen.width,
  );
  const left = waits.length - longest.length;
  section(texts.waits, left > 0 ? [...lines, palette.dim(`  ${texts.more(left)}`)] : lines);
}

function faultsOf(found: readonly Finding[]): Set<number> {
  return new Set(found.filter(({ severity }) => severity === "fault").flatMap(({ events }) => events));
}
