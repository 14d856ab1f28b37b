/** What a recorded execution shows of what went wrong: in words, with the student's lines. Apart from the rest, as it takes `@mp/inspect`. */

import { type Expectation, type FaultKind, perLanguage, type Property, type Verdict } from "@mp/content";
import { explain, type Finding, type FindingKind, findings } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { isSameFile } from "../trace/same-file.ts";
import type { Evidence } from "./trouble.ts";

// The names of faults are those of @mp/inspect, which the course does not know: this does not compile if they drift apart.
type Same<A, B> = [A, B] extends [B, A] ? true : never;
const SAME: Same<FaultKind, FindingKind> = true;
void SAME;

/** Faults that keep a program from its end, the most telling first. */
const STUCK: readonly FindingKind[] = [
  "join-before-drain",
  "lost-wake-up",
  "barrier-short",
  "stale-look",
  "queue-empty-race",
  "deadlock",
  "partial-deadlock",
  "abandoned-lock",
  "livelock",
  "starvation",
];

/** Faults that make it come to something else. */
const WRONG: readonly FindingKind[] = [
  "lock-per-process",
  "lost-update",
  "check-then-act",
  "order-violation",
  "queue-empty-race",
  "unguarded-wait",
  "data-race",
  "daemon-cut-off",
  "unread-messages",
];

/** An execution that was recorded, and the student's file. */
export interface Seen {
  readonly trace: Trace;
  readonly file: string;
}

/** Why a program is stuck; nothing, if the trace does not tell. */
export function stuckEvidence(seen: Seen): Evidence | undefined {
  return evidenceOf(pick(findings(seen.trace), STUCK), seen);
}

/** A verdict with what the schedule shows that breaks it: the lines, a sentence, and a message of its own for a fault that has one. */
export function withEvidence(verdict: Verdict, { holds, faults = {} }: Expectation, seen: Seen): Verdict {
  const { failure } = verdict;
  if (!failure) return verdict;
  const found = findings(seen.trace);
  const kinds = Object.keys(faults) as FaultKind[];
  const own = found.find(({ kind }) => kinds.includes(kind));
  const evidence = evidenceOf(own ?? pick(found, kindsFor(holds)), seen);
  const message = (own && faults[own.kind]) ?? failure.message;
  return { ...verdict, failure: { ...failure, message, ...evidence } };
}

function kindsFor(holds: Property): readonly FindingKind[] {
  if ("no" in holds) return holds.no;
  if ("prints" in holds) return WRONG;
  return holds.never === "error" ? ["double-release", "uncaught-error"] : STUCK;
}

function pick(found: readonly Finding[], kinds: readonly FindingKind[]): Finding | undefined {
  const known = found.filter(({ kind }) => kinds.includes(kind));
  return known.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))[0];
}

function evidenceOf(finding: Finding | undefined, { trace, file }: Seen): Evidence | undefined {
  if (!finding) return undefined;
  const lines = finding.sites.flatMap((index) => {
    const site = trace.sites[index];
    return site && isSameFile(site.file, file) ? [site.line] : [];
  });
  return { lines, seen: perLanguage((language) => explain(finding, trace, language)) };
}
