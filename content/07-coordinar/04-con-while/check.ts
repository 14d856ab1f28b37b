import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const left = (loaves: string) => `[[es:quedan|en:left]]: ${loaves}`;
const inTheEnd = (loaves: string) => `[[es:al final|en:in the end]]: ${loaves}`;

export default {
  // One is enough, for this fault and for each mistake: who waits and who is kept waiting change places without being interrupted.
  schedules: { preemptions: 1 },
  run: startsProcesses(3, "three-people"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    {
      test: "takes-a-loaf",
      task: 1,
      holds: { prints: { order: "any", lines: [left("<n>"), left("<n>"), inTheEnd("0")] } },
      instead: { [left("-<n>")]: "took-nothing" },
      message: "lost",
    },
    // After what it prints: whoever takes a loaf outside the lock may lose one, and then another waits for it for ever.
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    { test: "moves-on", task: 1, holds: { never: "step-limit" }, message: "asks-and-asks" },
  ],
} satisfies Expectations;
