import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const bread = (count: number | "<n>") => `[[es:pan|en:bread]]: ${count}`;
const milk = (count: number | "<n>") => `[[es:leche|en:milk]]: ${count}`;

export default {
  // An update is lost by one interruption, between the read and the write; so are two processes that wait for each other.
  schedules: { preemptions: 1 },
  run: startsProcesses(3, "three-work"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "adds-up",
      task: 1,
      holds: { prints: { order: "exact", lines: [bread(4), milk(4)] } },
      instead: { [bread("<n>")]: "bread-lost", [milk("<n>")]: "milk-lost" },
      faults: { "lock-per-process": "one-each" },
      message: "other-sum",
    },
  ],
} satisfies Expectations;
