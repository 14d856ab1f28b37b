import type { Expectations } from "@mp/content";
import { startsProcesses } from "../../checks/starts-processes.ts";

const SQUARES = [1, 4, 9, 16, 25, 36];

function orders(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    orders(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
  );
}

/** All squares are there, in another order: none was lost, and still it depends on who came first. */
const byArrival = Object.fromEntries(orders(SQUARES).map((all) => [all.join(" "), "by-arrival"]));

export default {
  // Who comes first changes without any interruption; two in one cell take one, between the look and the write.
  schedules: { preemptions: 1 },
  run: startsProcesses(3, "three-work"),
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "fails" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "all-in-place",
      task: 1,
      holds: { prints: { order: "exact", lines: [SQUARES.join(" ")] } },
      instead: { "0 0 0 0 0 0": "nothing-came", ...byArrival },
      faults: { "lock-per-process": "one-each" },
      message: "same-cell",
    },
  ],
} satisfies Expectations;
