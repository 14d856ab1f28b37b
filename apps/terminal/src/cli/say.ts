import type { Finding } from "@mp/inspect";
import type { Language } from "@mp/content";
import type { Trace } from "@mp/runtime/trace";

/** Puts findings in words. */
export function sayIn(_language: Language): (finding: Finding, trace: Trace) => string {
  return ({ kind }) => kind;
}
