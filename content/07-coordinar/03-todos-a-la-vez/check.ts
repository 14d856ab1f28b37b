import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const total = (diner: number, sum: number) => `[[es:comensal|en:diner]] ${diner}: total ${sum}`;

export default {
  // One is enough: who looks for her receipt, or waits, gives her turn away without being interrupted.
  schedules: { preemptions: 1 },
  run: startsProcesses(3, "three-diners"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "same-total",
      task: 1,
      holds: { prints: { order: "any", lines: [0, 1, 2].map((diner) => total(diner, 30)) } },
      // Who waits for a while reads what two have written; who arrives and then writes, what she alone has.
      instead: {
        [total(1, 10)]: "nap",
        [total(2, 10)]: "nap",
        [total(0, 20)]: "writes-late",
      },
      message: "too-early",
    },
    // Under control nobody is ever late, so a nap that is long enough comes to 30: what it lacks is an order.
    { test: "really-waits", task: 1, holds: { no: ["data-race"] }, message: "nothing-orders" },
  ],
} satisfies Expectations;
