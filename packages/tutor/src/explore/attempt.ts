import { ValueError } from "@mp/runtime";
import { writeSchedule } from "@mp/runtime/control";
import type { Explorable } from "./request.ts";
import { traced, type TracedExecution } from "./traced.ts";

/** Runs with these decisions; `undefined` if there was less to choose from. */
export async function attempt(
  explorable: Explorable,
  decisions: readonly number[],
): Promise<TracedExecution | undefined> {
  try {
    return await traced(explorable, writeSchedule(decisions));
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}
