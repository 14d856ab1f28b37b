import type { Check, CheckedRun, Expectations, Verdict } from "@mp/content";

const agree = (answer: boolean) => `[[es:¿cuadran?|en:do they agree?]] ${answer}`;

/** Who was cut off ends with the number of a signal: the parent saw it when it waited. */
const asked: Check = (run) => [
  endOfClerk(run, "one-clerk", "no-process", (code) => code !== undefined),
  endOfClerk(run, "asked", "cut-off", (code = 0) => code === null || code >= 0),
];

function endOfClerk(
  { events, main }: CheckedRun,
  test: string,
  message: string,
  holds: (exitCode: number | null | undefined) => boolean,
): Verdict {
  const joined = events.find((event) => event.type === "join.end" && event.process.pid === main.pid);
  const exitCode = joined?.type === "join.end" ? joined.exitCode : undefined;
  if (holds(exitCode)) return { test, task: 1 };
  return { test, task: 1, failure: { message, values: { code: exitCode ?? 0 } } };
}

export default {
  schedules: { preemptions: 2 },
  run: asked,
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    { test: "stops", task: 1, holds: { never: "step-limit" }, message: "goes-on" },
    {
      test: "agree",
      task: 1,
      holds: { prints: { order: "exact", lines: [agree(true)] } },
      message: "half",
    },
  ],
} satisfies Expectations;
