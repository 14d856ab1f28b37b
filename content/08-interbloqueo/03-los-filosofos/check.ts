import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const uses = (...forks: number[]) => `[[es:usos de cada tenedor|en:uses of each fork]]: ${forks.join(" ")}`;

export default {
  schedules: { preemptions: 2 },
  run: startsProcesses(3, "three-eat"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "circle" },
    { test: "moves-on", task: 1, holds: { never: "step-limit" }, message: "gives-way-for-ever" },
    {
      test: "all-eat",
      task: 1,
      holds: { prints: { order: "exact", lines: [uses(2, 2, 2)] } },
      // One use is missing: two neighbours had the same fork at once. Who does not eat leaves two uses missing.
      instead: {
        [uses(2, 2, 1)]: "one-fork",
        [uses(2, 1, 2)]: "one-fork",
        [uses(1, 2, 2)]: "one-fork",
      },
      message: "hungry",
    },
  ],
} satisfies Expectations;
