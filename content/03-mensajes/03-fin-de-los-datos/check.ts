import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const served = (plates: number | "<n>") => `[[es:platos servidos|en:plates served]]: ${plates}`;

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(2, "two-cook"),
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
