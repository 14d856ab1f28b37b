import type { Arrow, LaneState } from "@mp/inspect";

/** The words of the timeline, the scrubber and the wait-for graph: loaded with them. */
export interface TimelineTexts {
  readonly title: string;
  /** How to move in it by keys. */
  readonly keys: string;
  readonly axis: { readonly label: string; readonly order: string; readonly time: string };
  readonly closer: string;
  readonly farther: string;
  readonly fit: string;
  /** Number along the axis: of a step, or of milliseconds. */
  readonly step: (n: number) => string;
  readonly milliseconds: (n: number) => string;
  readonly states: Readonly<Record<LaneState, string>>;
  readonly notYet: string;
  readonly ended: (exitCode: number | undefined) => string;
  /** `blocked on Lock-1.acquire(), held by Process-2 since line 7`. */
  readonly blocked: (on: string, holder: string | undefined, since: number | undefined) => string;
  readonly line: (n: number) => string;
  readonly messages: (n: number) => string;
  readonly holds: (value: string | undefined) => string;
  readonly arrows: Readonly<Record<Arrow["kind"], string>>;
  readonly fault: string;
  readonly legend: string;
  readonly moreSeries: (n: number) => string;
  readonly scrubber: string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly forth: string;
  readonly now: string;
  readonly found: string;
  readonly severity: Readonly<Record<"fault" | "risk", string>>;
  readonly goTo: string;
  readonly nothingFound: string;
  readonly allEvents: (n: number) => string;
  readonly columns: readonly [step: string, when: string, process: string, what: string, where: string];
  readonly pages: (from: number, to: number, of: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly inWords: string;
  readonly dropped: (name: string, n: number) => string;
  readonly graph: {
    readonly title: string;
    readonly nobody: string;
    readonly cycle: (names: string) => string;
    readonly waits: (who: string, what: string, whom: string | undefined) => string;
    readonly mayHelp: (who: string, what: string, whom: string) => string;
    readonly holds: (who: string, what: string, line: number | undefined) => string;
  };
}
