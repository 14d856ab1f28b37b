import type { LinkProblem } from "../link.ts";

/** The words of sharing. */
export interface ShareTexts {
  readonly share: string;
  readonly shareMore: string;
  readonly link: string;
  readonly withSchedule: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
  readonly title: string;
  readonly shared: string;
  readonly sharedBesideOwn: string;
  readonly keep: string;
  readonly back: string;
  readonly replay: string;
  readonly problem: Readonly<Record<LinkProblem | "other-lesson", string>>;
}
