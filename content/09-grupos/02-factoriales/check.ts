import type { Check, CheckedRun, Verdict } from "@mp/content";
import { linesOf } from "../../checks/lines.ts";

type Failure = NonNullable<Verdict["failure"]>;

const WANTED = [1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800].map(
  (value, i) => `${i + 1}! = ${value}`,
);
/** A line that tells a result, and no line that tells what is being computed. */
const RESULT = /^\d+! = /;

/** Each process's own order decides, and who wrote what: the verdict is the same under every schedule. */
const check: Check = (run) => [verdict("right", 1, right(run)), verdict("shared-out", 2, sharedOut(run))];

export default check;

function right(run: CheckedRun): Failure | undefined {
  const got = linesOf(run, run.main).filter((line) => RESULT.test(line));
  if (got.length === 0 && linesOf(run, run.main, "others").some((line) => RESULT.test(line)))
    return { message: "workers-print" };
  const wrong = WANTED.findIndex((line, i) => got[i] !== line);
  if (wrong === -1) return undefined;
  const values = { got: got[wrong] ?? "…", wanted: WANTED[wrong] ?? "" };
  if (values.got.includes("undefined")) return { message: "nothing-came", values };
  return { message: "wrong-value", values };
}

function sharedOut(run: CheckedRun): Failure | undefined {
  const mine = run.events.filter(({ process }) => process.pid === run.main.pid);
  const started = mine.filter(({ type }) => type === "process.start");
  if (started.length === 0) return { message: "no-pool" };
  const ended = mine.findIndex(({ type }) => type === "join.end");
  const later = mine.findLastIndex(({ type }) => type === "process.start");
  if (ended !== -1 && ended < later) return { message: "one-pool-each", values: { count: started.length } };
  if (started.length === 1) return { message: "one-worker" };
  const alone = linesOf(run, run.main).filter((line) => !RESULT.test(line)).length;
  return alone > 0 ? { message: "parent-computes", values: { count: alone } } : undefined;
}

function verdict(test: string, task: number, failure: Failure | undefined): Verdict {
  return failure ? { test, task, failure } : { test, task };
}
