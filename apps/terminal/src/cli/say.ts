import type { Language } from "@mp/content";
import { explain, type Finding } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";

/** Puts findings in words. */
export function sayIn(language: Language): (finding: Finding, trace: Trace) => string {
  return (finding, trace) => explain(finding, trace, language);
}
