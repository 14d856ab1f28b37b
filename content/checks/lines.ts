import type { CheckedRun, ProcessRef } from "@mp/content";

/** The lines a process wrote to its output, in its own order; all processes but that one, if `others` is asked for. */
export function linesOf(run: CheckedRun, process: ProcessRef, whose: "own" | "others" = "own"): string[] {
  const written = new Map<number, string>();
  for (const event of run.events) {
    if (event.type !== "output" || event.stream !== "stdout") continue;
    const { pid } = event.process;
    if ((pid === process.pid) === (whose === "own")) written.set(pid, (written.get(pid) ?? "") + event.text);
  }
  return [...written.values()].flatMap((text) => text.split("\n")).filter(Boolean);
}
