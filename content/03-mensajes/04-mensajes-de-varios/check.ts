import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(3, "three-work"),
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
