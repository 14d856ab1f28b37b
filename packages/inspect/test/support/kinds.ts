import { findings, type FindingKind, type FindingOf } from "../../src/index.ts";
import type { Story } from "./story.ts";

/** The names of all findings of a story, in alphabetical order, risks in parentheses. */
export function kindsOf(story: Story): string[] {
  return findings(story.trace)
    .map(({ kind, severity }) => (severity === "risk" ? `(${kind})` : kind))
    .toSorted();
}

/** The one finding of a kind. */
export function only<Kind extends FindingKind>(story: Story, kind: Kind): FindingOf<Kind> {
  const found = findings(story.trace).filter((finding) => finding.kind === kind);
  if (found.length !== 1) throw new Error(`Expected one ${kind}, found ${found.length}`);
  return found[0] as FindingOf<Kind>;
}
