import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(2, "two-doors"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "four",
      task: 1,
      holds: { prints: { order: "exact", lines: ["[[es:visitantes|en:visitors]]: 4"] } },
      faults: { "lock-per-process": "one-each" },
      message: "lost",
    },
  ],
} satisfies Expectations;
