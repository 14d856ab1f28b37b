import type { Trace } from "@mp/runtime/trace";
import type { Trouble } from "./trouble.ts";

/** A trouble with who waits for whom, if a program was stuck and what it did was recorded. `file` is the student's. */
export async function explained(trouble: Trouble, trace: Trace | undefined, file: string): Promise<Trouble> {
  const isStuck = trouble.kind === "stuck" || (trouble.kind === "limit" && trouble.limit.name === "time");
  if (!isStuck || !trace) return trouble;
  // Loaded when needed: it is most of what @mp/inspect has.
  const { stuckEvidence } = await import("./evidence.ts");
  const why = stuckEvidence({ trace, file });
  return why ? { ...trouble, why } : trouble;
}
