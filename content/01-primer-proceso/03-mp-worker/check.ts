import type { Check, CheckedRun, ProcessEvent, ProcessRef, Verdict } from "@mp/content";

const PLATES = 3;

type Failure = NonNullable<Verdict["failure"]>;
type Start = Extract<ProcessEvent, { type: "process.start" }>;
type Joined = Extract<ProcessEvent, { type: "join.begin" | "join.end" }>;
type Output = Extract<ProcessEvent, { type: "output" }>;

/** Every property is about the order of one process's own events, so the verdict is the same under every schedule. */
const check: Check = (run) => [
  verdict("several-at-once", 1, severalAtOnce(run)),
  verdict("shows-it", 2, showsIt(run)),
  verdict("closes-last", 3, closesLast(run)),
];

export default check;

function severalAtOnce(run: CheckedRun): Failure | undefined {
  const started = startsOf(run);
  if (started.length === 0)
    return { message: linesOf(run, run.main).length > 1 ? "only-main-worked" : "no-process" };
  const early = earlyJoin(run);
  if (early) {
    const { join, next } = early;
    return {
      message: "waited-too-early",
      values: { joined: join.target.name, next: next.target.name },
      lines: linesAt(join, next),
    };
  }
  if (started.length < PLATES)
    return { message: "too-few", values: { count: started.length, wanted: PLATES } };
  return undefined;
}

function showsIt(run: CheckedRun): Failure | undefined {
  const started = startsOf(run);
  if (started.length === 0) return severalAtOnce(run);
  return firstOf(started, ({ target: { name, pid } }) => {
    const code = exitCodeOf(run, pid);
    if (code) return { message: "worker-failed", values: { name, code } };
    const lines = linesOf(run, { name, pid });
    if (lines.length < 2) return { message: "silent", values: { name, count: lines.length } };
    if (!lines.some((line) => line.includes(name))) return { message: "no-name", values: { name } };
    return undefined;
  });
}

function closesLast(run: CheckedRun): Failure | undefined {
  const started = startsOf(run);
  if (started.length === 0) return severalAtOnce(run);
  const mine = run.events.filter((event) => event.process.pid === run.main.pid);
  const closing = mine.findLastIndex((event) => event.type === "output" && event.stream === "stdout");
  return firstOf(started, ({ target: { name, pid }, ...start }) => {
    const joins = mine.filter((event): event is Joined => isJoin(event) && event.target.pid === pid);
    if (joins.length === 0) return { message: "not-joined", values: { name }, lines: linesAt(start) };
    if (closing < mine.findIndex(isJoin)) return { message: "no-closing-line" };
    const done = mine.findIndex((event) => event.type === "join.end" && event.target.pid === pid);
    if (done === -1 || closing < done)
      return { message: "closed-too-early", values: { name }, lines: linesAt(...joins.slice(0, 1)) };
    return undefined;
  });
}

/** A wait of the parent that ended before a later start. */
function earlyJoin(run: CheckedRun): { join: Joined; next: Start } | undefined {
  const mine = run.events.filter((event) => event.process.pid === run.main.pid);
  const join = mine.find((event): event is Joined => event.type === "join.end");
  const after = join ? mine.slice(mine.indexOf(join)) : [];
  const next = after.find((event): event is Start => event.type === "process.start");
  return join && next ? { join, next } : undefined;
}

function startsOf(run: CheckedRun): readonly Start[] {
  return run.events.filter(
    (event): event is Start => event.type === "process.start" && event.process.pid === run.main.pid,
  );
}

function linesOf(run: CheckedRun, process: ProcessRef): readonly string[] {
  const written = run.events.filter(
    (event): event is Output =>
      event.type === "output" && event.stream === "stdout" && event.process.pid === process.pid,
  );
  return written
    .map(({ text }) => text)
    .join("")
    .split("\n")
    .filter(Boolean);
}

/** The exit code that the parent saw when it waited. */
function exitCodeOf(run: CheckedRun, pid: number): number | null {
  const joined = run.events.find((event) => event.type === "join.end" && event.target.pid === pid);
  return joined?.type === "join.end" ? joined.exitCode : null;
}

function isJoin(event: ProcessEvent): event is Joined {
  return event.type === "join.begin" || event.type === "join.end";
}

function linesAt(...events: readonly { readonly line?: number }[]): number[] {
  return events.flatMap(({ line }) => (line === undefined ? [] : [line]));
}

function firstOf<T>(items: readonly T[], look: (item: T) => Failure | undefined): Failure | undefined {
  for (const item of items) {
    const failure = look(item);
    if (failure) return failure;
  }
  return undefined;
}

function verdict(test: string, task: number, failure: Failure | undefined): Verdict {
  return failure ? { test, task, failure } : { test, task };
}
