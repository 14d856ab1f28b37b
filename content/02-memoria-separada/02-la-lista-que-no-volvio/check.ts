import type { Check, Expectations } from "@mp/content";

const CHILDREN = 3;

/** The work is the children's: the parent's own order says so, whatever the scheduler does. */
const run: Check = ({ events, main }) => {
  const started = events.filter(({ type, process }) => type === "process.start" && process.pid === main.pid);
  const count = started.length;
  const failure = count < CHILDREN ? { failure: { message: "no-process", values: { count } } } : {};
  return [{ test: "three-work", task: 1, ...failure }];
};

export default {
  schedules: { preemptions: 2 },
  run,
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "sum",
      task: 1,
      holds: { prints: { order: "exact", lines: ["[[es:propinas|en:tips]]: 19"] } },
      instead: { "[[es:propinas|en:tips]]: 0": "nothing-came" },
      message: "some-missing",
    },
  ],
} satisfies Expectations;
