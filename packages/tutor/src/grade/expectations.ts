import {
  type Expectation,
  type Expectations,
  type ExpectedOutput,
  LANGUAGES,
  localize,
  outputDifference,
  type OutputDifference,
  type Verdict,
} from "@mp/content";

/** Executions that ended the same way and printed the same: what is known of them without running them again. */
export interface ExploredOutcome {
  readonly kind: string;
  /** The exit code, where the program came to its end. */
  readonly exitCode?: number;
  readonly count: number;
  /** What it printed, all processes together. */
  readonly output: string;
  /** Replays the execution with the fewest preemptions. */
  readonly schedule: string;
}

/** What came of running a program under all schedules within a bound. */
export interface Explored {
  readonly executions: number;
  /** Whether these were all there are. */
  readonly complete: boolean;
  readonly outcomes: readonly ExploredOutcome[];
  /** Faults that were found, if they were looked for. */
  readonly faults?: readonly ShownFault[];
}

/** A kind of fault, and a schedule that shows it. */
export interface ShownFault {
  readonly kind: string;
  readonly schedule: string;
}

/** Says of each expectation whether it held under every schedule. */
export function judge({ expects }: Pick<Expectations, "expects">, explored: Explored): readonly Verdict[] {
  return expects.map((expectation) => verdictOn(expectation, explored));
}

function verdictOn(expectation: Expectation, { outcomes, executions, faults }: Explored): Verdict {
  const { test, task, holds, message } = expectation;
  if ("no" in holds) return withoutFaults({ test, task }, { holds, message }, faults);
  const broken = outcomes.flatMap((outcome) => {
    const difference = breaks(expectation, outcome);
    return difference ? [{ outcome, difference }] : [];
  });
  const [first] = broken;
  if (!first) return { test, task };
  const failing = broken.reduce((sum, { outcome }) => sum + outcome.count, 0);
  const { got = NOTHING, wanted = NOTHING } = first.difference;
  const values = { executions, failing, got, wanted };
  const known = messageFor(expectation, "never" in holds ? lastLine(first.outcome.output) : got);
  return { test, task, failure: { message: known, values, schedule: first.outcome.schedule } };
}

function withoutFaults(
  verdict: Pick<Verdict, "test" | "task">,
  {
    holds: { no },
    message,
  }: { readonly holds: { readonly no: readonly string[] }; readonly message: string },
  faults: readonly ShownFault[] = [],
): Verdict {
  const found = faults.find(({ kind }) => no.includes(kind));
  if (!found) return verdict;
  return { ...verdict, failure: { message, values: { fault: found.kind }, schedule: found.schedule } };
}

function lastLine(output: string): string {
  return output.trimEnd().split("\n").at(-1) ?? "";
}

const NOTHING = "[[es:nada|en:nothing]]";

/** A mistake that is known by what it prints is told so. */
function messageFor({ message, instead = {} }: Expectation, got: string): string {
  const known = Object.keys(instead).find((line) => !differs(got, { order: "exact", lines: [line] }));
  return known === undefined ? message : (instead[known] ?? message);
}

/** In what an outcome is not as expected; nothing, if it is. */
function breaks({ holds }: Expectation, outcome: ExploredOutcome): OutputDifference | undefined {
  if ("never" in holds) return endedBy(outcome, holds.never) ? {} : undefined;
  if ("no" in holds) return undefined;
  return outcome.kind === "finished" ? differs(outcome.output, holds.prints) : undefined;
}

/** A process that computes on and on counts as one that takes too many steps; an exit code other than 0 is an error. */
function endedBy({ kind, exitCode = 0 }: ExploredOutcome, how: "deadlock" | "step-limit" | "error"): boolean {
  if (how === "step-limit") return kind === "step-limit" || kind === "time-limit";
  if (how === "error") return kind === "error" || (kind === "finished" && exitCode !== 0);
  return kind === how;
}

// What was wanted stays as it is written, for all languages.
function differs(printed: string, { order, lines }: ExpectedOutput): OutputDifference | undefined {
  const tries = LANGUAGES.map((language) => {
    const expected = lines.map((line) => localize(line, language));
    return { expected, difference: outputDifference(printed, { order, lines: expected }) };
  });
  if (tries.some(({ difference }) => difference === undefined)) return undefined;
  const [closest] = tries.toSorted((a, b) => known(printed, b.expected) - known(printed, a.expected));
  if (!closest?.difference) return undefined;
  const { wanted, ...rest } = closest.difference;
  const asWritten = lines[closest.expected.indexOf(wanted ?? "")];
  return { ...rest, ...(asWritten !== undefined && { wanted: asWritten }) };
}

/**
 * How many of the printed lines are among these. The program prints in the language of its student, and nobody says here which one that
 * is: it is the one whose lines it prints.
 */
function known(printed: string, lines: readonly string[]): number {
  const isKnown = (line: string) =>
    lines.some((each) => !outputDifference(line, { order: "exact", lines: [each] }));
  return printed.split("\n").filter((line) => line !== "" && isKnown(line)).length;
}
