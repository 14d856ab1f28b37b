import type { Check, Expectations } from "@mp/content";

const WORKERS = 3;

/** Three processes do the work: the parent's own order says so, whatever the scheduler does. */
const run: Check = ({ events, main }) => {
  const started = events.filter(({ type, process }) => type === "process.start" && process.pid === main.pid);
  const count = started.length;
  const failure = count < WORKERS ? { failure: { message: "no-process", values: { count } } } : {};
  return [{ test: "three-work", task: 1, ...failure }];
};

export default {
  schedules: { preemptions: 2 },
  run,
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "right",
      task: 1,
      holds: { prints: { order: "exact", lines: ["1 x 1 = 1", "2 x 2 = 4", "3 x 3 = 9"] } },
      instead: {
        "1 x 1 = undefined": "nothing-came",
        "2 x 2 = undefined": "one-missing",
        "3 x 3 = undefined": "one-missing",
        "2 x 2 = 4": "out-of-order",
        "3 x 3 = 9": "out-of-order",
      },
      message: "mixed-up",
    },
  ],
} satisfies Expectations;
