/**
 * What is kept of a student, and how two tabs' versions of a program become one. Each version carries what its tab had seen of the others (a
 * version vector), so it is known of any two whether one was made from the other, whatever was told to whom when.
 */

import type { Progress } from "@mp/tutor";

/** A student's program, as a tab left it. */
export interface CodeRecord {
  readonly lesson: string;
  readonly name: string;
  /** Nothing: the student has no version of their own any more. */
  readonly source: string | null;
  readonly at: string;
  /** Tab → how many of its changes are in this version. */
  readonly seen: Readonly<Record<string, number>>;
}

/** Why a version was put aside: the program as given was put back, another one was taken over, or two tabs changed it at once. */
export type KeptBecause = "reset" | "replaced" | "elsewhere";

/** A version that is not the student's program any more. */
export interface KeptVersion {
  readonly lesson: string;
  readonly name: string;
  readonly source: string;
  readonly at: string;
  readonly because: KeptBecause;
}

/** A part of what is kept. */
export interface Changes {
  readonly progress?: Progress | undefined;
  readonly code: readonly CodeRecord[];
  readonly versions: readonly KeptVersion[];
}

export const noChanges: Changes = { code: [], versions: [] };

/** The key of a program. */
export function keyOf({ lesson, name }: Pick<CodeRecord, "lesson" | "name">): string {
  return `${lesson}/${name}`;
}

/** The key of a version that was put aside: the same in every tab. */
export function versionKey({ lesson, name, at }: Pick<KeptVersion, "lesson" | "name" | "at">): string {
  return `${lesson}/${name}@${at}`;
}

/** Whether the first has in it all that the second has. */
function covers(a: CodeRecord, b: CodeRecord): boolean {
  return Object.entries(b.seen).every(([tab, count]) => (a.seen[tab] ?? 0) >= count);
}

/** Tabs remembered in a version. One that is left out can only make a version be put aside that need not be. */
const MOST_TABS = 8;

/** The next version of a program, made by a tab from what it knows. */
export function changed(
  before: CodeRecord | undefined,
  next: Omit<CodeRecord, "seen">,
  tab: string,
): CodeRecord {
  const { [tab]: own = 0, ...others } = before?.seen ?? {};
  const recent = Object.entries(others).slice(1 - MOST_TABS);
  return { ...next, seen: { ...Object.fromEntries(recent), [tab]: own + 1 } };
}

/** What becomes of two versions of a program; `lost` is a text that is in neither any more, and has to be put aside. */
export function resolve(
  a: CodeRecord,
  b: CodeRecord,
): { readonly record: CodeRecord; readonly lost?: KeptVersion } {
  if (covers(a, b)) return { record: a };
  if (covers(b, a)) return { record: b };
  // Neither knew of the other. The same rule in every tab: the later one stays.
  const [winner, loser] =
    a.at > b.at || (a.at === b.at && (a.source ?? "") > (b.source ?? "")) ? [a, b] : [b, a];
  const record = { ...winner, seen: joined(a.seen, b.seen) };
  const { source, lesson, name, at } = loser;
  if (source === null || source === winner.source) return { record };
  return { record, lost: { lesson, name, source, at, because: "elsewhere" } };
}

function joined(a: CodeRecord["seen"], b: CodeRecord["seen"]): CodeRecord["seen"] {
  const tabs = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(tabs.map((tab) => [tab, Math.max(a[tab] ?? 0, b[tab] ?? 0)]));
}
