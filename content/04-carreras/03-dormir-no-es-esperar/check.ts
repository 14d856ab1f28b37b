import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(2, "two-work"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "three-loaves",
      task: 1,
      holds: { prints: { order: "exact", lines: ["[[es:al horno|en:into the oven]]: 3"] } },
      message: "too-early",
    },
    // Under control nobody is ever late, so a nap that is long enough passes: what it lacks is an order.
    { test: "really-waits", task: 1, holds: { no: ["data-race"] }, message: "nothing-orders" },
  ],
} satisfies Expectations;
