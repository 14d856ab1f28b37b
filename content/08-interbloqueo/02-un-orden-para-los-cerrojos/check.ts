import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const balances = (ana: number, bea: number) => `Ana: ${ana}, Bea: ${bea}`;

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(2, "two-orders"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "crossed" },
    { test: "moves-on", task: 1, holds: { never: "step-limit" }, message: "gives-way-for-ever" },
    {
      test: "both-done",
      task: 1,
      holds: { prints: { order: "exact", lines: [balances(120, 80)] } },
      // Together they still have 200: an order was not carried out.
      instead: {
        [balances(130, 70)]: "gave-up",
        [balances(90, 110)]: "gave-up",
        [balances(100, 100)]: "gave-up",
      },
      message: "lost",
    },
  ],
} satisfies Expectations;
