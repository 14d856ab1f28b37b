import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(3, "three-work"),
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
