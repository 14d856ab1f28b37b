import type { HandPoint } from "@mp/tutor/explore";
import { type Breaking, ByHand } from "@mp/tutor/node/by-hand";
import { readSchedule } from "@mp/runtime/control";
import { useEffect, useState } from "react";

/** A program that the student schedules. */
export interface UseByHand {
  readonly point: HandPoint | undefined;
  /** What is being waited for. */
  readonly busy: "loading" | "searching" | undefined;
  readonly error: string | undefined;
  /** A schedule to go through, as its decisions. */
  readonly script: readonly number[] | undefined;
  /** What came of the last search. */
  readonly found: Breaking | undefined;
  /** Gives the turn to one of those that could go on. */
  readonly choose: (at: number) => void;
  readonly undo: () => void;
  readonly finish: () => void;
  readonly restart: () => void;
  /** Looks for a schedule that breaks it, and goes to its beginning. */
  readonly breakIt: () => void;
  /** The next decision of the script, if what was decided so far is its beginning. */
  readonly scripted: number | undefined;
}

/** Schedules a program in a process of its own. `schedule` is one to go through. */
export function useByHand(file: string, schedule: string | undefined): UseByHand {
  const [hand, setHand] = useState<ByHand>();
  const [point, setPoint] = useState<HandPoint>();
  const [busy, setBusy] = useState<UseByHand["busy"]>("loading");
  const [error, setError] = useState<string>();
  const [script, setScript] = useState(() => schedule && readSchedule(schedule));
  const [found, setFound] = useState<Breaking>();

  const ask = (what: (of: ByHand) => Promise<HandPoint>, of: ByHand | undefined = hand) => {
    if (of === undefined) return;
    setBusy("loading");
    what(of)
      .then(setPoint, (reason: unknown) => setError((reason as Error).message))
      .finally(() => setBusy(undefined));
  };
  useEffect(() => {
    const opened = new ByHand(file);
    setHand(opened);
    ask((of) => of.point([]), opened);
    return () => opened[Symbol.dispose]();
  }, [file]);

  const decisions = point?.decisions ?? [];
  const isFollowing = script && decisions.every((decision, at) => decision === (script[at] ?? 0));
  return {
    point,
    busy,
    error,
    script: script || undefined,
    found,
    scripted: isFollowing && point && !point.end ? (script[decisions.length] ?? 0) : undefined,
    choose: (at) => {
      if (!busy && point?.ready[at]) ask((of) => of.point([...decisions, at]));
    },
    undo: () => {
      // An end that was gone to at once is left as it was entered: its decisions are those before.
      const back = point?.end && !isDecided(point) ? decisions : decisions.slice(0, -1);
      if (!busy && (decisions.length > 0 || point?.end)) ask((of) => of.point(back));
    },
    finish: () => {
      if (!busy && point && !point.end) ask((of) => of.end(decisions));
    },
    restart: () => {
      if (!busy) ask((of) => of.point([]));
    },
    breakIt: () => {
      if (busy || hand === undefined) return;
      setBusy("searching");
      search(hand)
        .catch((reason: unknown) => setError((reason as Error).message))
        .finally(() => setBusy(undefined));
    },
  };

  async function search(of: ByHand): Promise<void> {
    const breaking = await of.breaking();
    setFound(breaking);
    if (!breaking.failure) return;
    setScript(readSchedule(breaking.failure.schedule));
    setPoint(await of.point([]));
  }
}

/** Whether every decision of an execution was taken by hand. */
function isDecided({ decisions, end }: HandPoint): boolean {
  return end !== undefined && readSchedule(end.schedule).length <= decisions.length && decisions.length > 0;
}
