import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const sold = (tickets: number) => `[[es:vendidas|en:sold]]: ${tickets}`;

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(2, "two-sell"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "one-sold",
      task: 1,
      holds: { prints: { order: "exact", lines: [sold(1)] } },
      instead: { [sold(2)]: "sold-twice", [sold(0)]: "sold-none" },
      message: "other-sum",
    },
  ],
} satisfies Expectations;
