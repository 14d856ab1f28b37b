import { Words } from "../export/words.ts";
import { findings as find } from "../findings/find.ts";
import type { Finding } from "../findings/finding.ts";
import { timeline } from "../timeline/timeline.ts";
import type { Timeline } from "../timeline/model.ts";
import type { Trace } from "../trace.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { Language, Phrases, Say } from "./phrases.ts";

const LANGUAGES: Readonly<Record<Language, Phrases>> = { es, en };

/** Options of {@link account}. */
export interface AccountOptions {
  /** How many lines each part may have; no limit if left out. */
  readonly most?: number;
  /** What was made of the trace already; made here if left out. */
  readonly timeline?: Timeline;
  readonly findings?: readonly Finding[];
}

/**
 * Tells a trace in words: every fact that a picture of it shows, for who can't see one, and for logs.
 *
 * @param trace what the processes did.
 * @param language `es` or `en`.
 * @param options see {@link AccountOptions}.
 * @returns lines of text: what each process did and waited for, messages and wake-ups, queues, shared data, output, and what is wrong.
 *
 * @example
 * ```ts
 * import { account, type Trace } from "@mp/inspect";
 *
 * const trace: Trace = {
 *   version: 1,
 *   mode: "free",
 *   platform: "node",
 *   processes: [{ pid: 1, name: "MainProcess", parent: null }],
 *   objects: [],
 *   sites: [],
 *   events: [
 *     { seq: 1, time: 0, pid: 1, type: "wait.begin", operation: "sleep" },
 *     { seq: 2, time: 5, pid: 1, type: "wait.end", operation: "sleep", result: "timeout" },
 *   ],
 *   dropped: [],
 * };
 * console.log(account(trace, "es").split("\n")[0]); // => 1 proceso, 2 eventos, 5 ms, en paralelo de verdad.
 * ```
 */
export function account(trace: Trace, language: Language, options: AccountOptions = {}): string {
  const {
    most = Number.POSITIVE_INFINITY,
    timeline: line = timeline(trace),
    findings = find(trace),
  } = options;
  const phrases = LANGUAGES[language];
  const say = sayFor(trace, language);
  const cut = (lines: readonly string[]): string[] =>
    lines.length <= most ? [...lines] : [...lines.slice(0, most), phrases.more(lines.length - most)];
  const part = (heading: keyof Phrases["headings"], lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", `${phrases.headings[heading]}:`, ...cut(lines).map((text) => `- ${text}`)];
  return [
    phrases.summary(line, trace.events.length),
    ...(trace.outcome === undefined ? [] : [phrases.outcome(trace.outcome, say)]),
    ...trace.dropped.flatMap(({ pid, count }) =>
      count === 0 ? [] : [phrases.dropped(say.process(pid), count)],
    ),
    phrases.parallel(line),
    ...part("findings", told(findings, phrases, say)),
    "",
    `${phrases.headings.processes}:`,
    ...line.lanes.flatMap((lane) => [
      `- ${phrases.lane(lane, say)}`,
      ...cut(lane.intervals.map((interval) => phrases.interval(interval, say))).map((text) => `  - ${text}`),
    ]),
    ...part(
      "arrows",
      line.arrows.map((arrow) => phrases.arrow(arrow, say)),
    ),
    ...part(
      "depths",
      line.depths.map((depth) => phrases.depth(depth, say)),
    ),
    ...part(
      "data",
      line.data.map((data) => phrases.data(data, say)),
    ),
    ...part(
      "output",
      trace.events.flatMap((event) => (event.type === "output" ? [phrases.output(event, say)] : [])),
    ),
  ].join("\n");
}

/**
 * Tells one finding in a sentence or two: what happened, to whom, and where.
 *
 * @param finding what {@link findings} gave for `trace`.
 * @param trace gives the names.
 * @param language `es` or `en`.
 *
 * @example
 * ```ts
 * import { explain, type Finding, type Trace } from "@mp/inspect";
 *
 * const trace: Trace = {
 *   version: 1,
 *   mode: "free",
 *   platform: "node",
 *   processes: [{ pid: 1, name: "MainProcess", parent: null }],
 *   objects: [],
 *   sites: [{ file: "/home/ana/program.ts", line: 3, column: 1 }],
 *   events: [],
 *   dropped: [],
 * };
 * const step = { event: 1, pid: 1, site: 0 };
 * const finding: Finding = {
 *   kind: "uncaught-error",
 *   severity: "fault",
 *   processes: [1],
 *   objects: [],
 *   sites: [0],
 *   events: [1],
 *   detail: { error: step, message: "Error: no" },
 * };
 * console.log(explain(finding, trace, "es"));
 * // => MainProcess acabó por un error que nadie recogió (program.ts:3): Error: no
 * ```
 */
export function explain(finding: Finding, trace: Trace, language: Language): string {
  const say = sayFor(trace, language);
  const phrase = LANGUAGES[language].findings[finding.kind] as (
    detail: Finding["detail"],
    say: Say,
  ) => string;
  return phrase(finding.detail, say);
}

function told(findings: readonly Finding[], phrases: Phrases, say: Say): string[] {
  if (findings.length === 0) return [phrases.nothingFound];
  return findings.map(({ kind, severity, detail }) => {
    const phrase = phrases.findings[kind] as (detail: Finding["detail"], say: Say) => string;
    return `${phrases.severity[severity]} (${kind}): ${phrase(detail, say)}`;
  });
}

const AND: Readonly<Record<Language, string>> = { es: " y ", en: " and " };

function sayFor(trace: Trace, language: Language): Say {
  const words = new Words(trace);
  return {
    process: (pid) => words.process(pid),
    object: (id) => words.object(id ?? -1),
    datum: (object, index) => words.datum(object ?? -1, index),
    at: (step) => {
      const site = words.site(step?.site);
      return site === undefined ? "" : ` (${site})`;
    },
    list: (names) =>
      names.length < 2
        ? (names[0] ?? "")
        : names.slice(0, -1).join(", ") + AND[language] + (names.at(-1) as string),
    when: ({ seq, time }) =>
      trace.mode === "controlled" ? STEP[language] + seq : milliseconds(time, language),
  };
}

const STEP: Readonly<Record<Language, string>> = { es: "paso ", en: "step " };

function milliseconds(time: number, language: Language): string {
  const text = String(Math.round(time * 1000) / 1000);
  return `${language === "es" ? text.replace(".", ",") : text} ms`;
}
