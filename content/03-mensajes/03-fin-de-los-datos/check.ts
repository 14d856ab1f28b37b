import type { Check, Expectations } from "@mp/content";

const COOKS = 2;

/** The cooks are processes of their own: the parent's own order says so, whatever the scheduler does. */
const run: Check = ({ events, main }) => {
  const started = events.filter(({ type, process }) => type === "process.start" && process.pid === main.pid);
  const count = started.length;
  const failure = count < COOKS ? { failure: { message: "no-process", values: { count } } } : {};
  return [{ test: "two-cook", task: 1, ...failure }];
};

const served = (plates: number | "<n>") => `[[es:platos servidos|en:plates served]]: ${plates}`;

export default {
  schedules: { preemptions: 2 },
  run,
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "all-served",
      task: 1,
      holds: { prints: { order: "exact", lines: [served(5)] } },
      instead: {
        [served(0)]: "empty-is-no-end",
        [served(1)]: "first-ends-all",
        [served(2)]: "first-ends-all",
        [served(7)]: "counts-the-sentinel",
      },
      message: "too-few",
    },
  ],
} satisfies Expectations;
