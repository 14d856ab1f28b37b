import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(1, "one-cooks"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    {
      test: "ends",
      task: 1,
      holds: { never: "deadlock" },
      message: "deadlock",
      instead: { "[[es:servido el plato|en:served plate]] <n>": "drained-too-little" },
    },
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
