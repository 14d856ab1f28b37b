import type { Check, Expectations } from "@mp/content";

/** The work is the child's: the parent's own order says so, whatever the scheduler does. */
const run: Check = ({ events, main }) => {
  const started = events.some(({ type, process }) => type === "process.start" && process.pid === main.pid);
  return [{ test: "one-cooks", task: 1, ...(!started && { failure: { message: "no-process" } }) }];
};

export default {
  schedules: { preemptions: 2 },
  run,
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "deadlock" },
    {
      test: "all-served",
      task: 1,
      holds: {
        prints: {
          order: "exact",
          lines: [1, 2, 3, 4].map((n) => `[[es:servido el plato|en:served plate]] ${n}`),
        },
      },
      message: "too-few",
    },
  ],
} satisfies Expectations;
