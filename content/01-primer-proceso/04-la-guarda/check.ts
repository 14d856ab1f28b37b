import type { Check, CheckedRun, Verdict } from "@mp/content";
import { linesOf } from "../../checks/lines.ts";

type Failure = NonNullable<Verdict["failure"]>;

const OPENS = /^(?:abre la tienda|the shop opens)$/;
const CLOSES = /^(?:cierra la tienda|the shop closes)$/;
const GREETS = /^(?:buenos días|good morning), (?:Ana|Leo)$/;

/** Who wrote what and how often: the program alone decides that, no schedule. */
const check: Check = (run) => [
  verdict("clerks-greet", 1, clerksGreet(run)),
  verdict("opens-once", 2, opensOnce(run)),
];

export default check;

function clerksGreet(run: CheckedRun): Failure | undefined {
  const mine = run.events.filter(({ process }) => process.pid === run.main.pid);
  const starts = mine.filter(({ type }) => type === "process.start");
  if (starts.length < 2) return { message: "no-process", values: { count: starts.length } };
  const failed = mine.find((event) => event.type === "join.end" && event.exitCode !== 0);
  if (failed?.type === "join.end") return whyFailed(run, failed.target.name);
  const said = linesOf(run, run.main, "others").filter((line) => !OPENS.test(line) && !CLOSES.test(line));
  const odd = said.find((line) => !GREETS.test(line));
  if (odd !== undefined) return { message: "not-in-child", values: { got: odd } };
  return new Set(said).size < 2 ? { message: "silent" } : undefined;
}

/** What a process says when it tries to start another while it is still loading names the guard. */
function whyFailed(run: CheckedRun, name: string): Failure {
  const starting = run.events.some(
    (event) => event.type === "output" && event.stream === "stderr" && event.text.includes("isMainProcess"),
  );
  return { message: starting ? "start-in-child" : "child-failed", values: { name } };
}

function opensOnce(run: CheckedRun): Failure | undefined {
  const again = linesOf(run, run.main, "others").filter((line) => OPENS.test(line) || CLOSES.test(line));
  if (again.length > 0) return { message: "opens-again", values: { count: again.length } };
  const [opens = "", ...rest] = linesOf(run, run.main);
  const closes = rest.at(-1) ?? "";
  return OPENS.test(opens) && CLOSES.test(closes) ? undefined : { message: "not-said" };
}

function verdict(test: string, task: number, failure: Failure | undefined): Verdict {
  return failure ? { test, task, failure } : { test, task };
}
