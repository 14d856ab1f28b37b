import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const counted = (coins: number) => `[[es:recuento|en:count]]: ${coins}`;

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(2, "two-work"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "always-ten",
      task: 1,
      holds: {
        prints: { order: "exact", lines: [counted(10), "[[es:al cerrar|en:at closing]]: 10"] },
      },
      instead: {
        [counted(9)]: "in-flight",
        [counted(8)]: "in-flight",
        [counted(11)]: "two-moments",
        [counted(12)]: "two-moments",
      },
      message: "other-sum",
    },
    // Whoever ends with the lock in hand has it passed on here, so that nobody hangs; in Python the next one would.
    { test: "releases", task: 1, holds: { no: ["abandoned-lock"] }, message: "not-released" },
  ],
} satisfies Expectations;
