import type { Check, Expectations } from "@mp/content";

const DOORS = 2;

/** The counting is done by processes: the parent's own order says so, whatever the scheduler does. */
const run: Check = ({ events, main }) => {
  const started = events.filter(({ type, process }) => type === "process.start" && process.pid === main.pid);
  const count = started.length;
  const failure = count < DOORS ? { failure: { message: "no-process", values: { count } } } : {};
  return [{ test: "two-doors", task: 1, ...failure }];
};

export default {
  schedules: { preemptions: 2 },
  run,
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "four",
      task: 1,
      holds: { prints: { order: "exact", lines: ["[[es:visitantes|en:visitors]]: 4"] } },
      message: "lost",
    },
  ],
} satisfies Expectations;
