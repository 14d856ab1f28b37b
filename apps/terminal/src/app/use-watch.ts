import { type LessonSession, programFile } from "@mp/tutor";
import { ensureOwnFile } from "@mp/tutor/node";
import { useEffect, useState } from "react";
import { screenWords } from "../texts/screens.ts";
import type { LessonScreenProps } from "./screen-props.ts";

/** How often a watched file is looked at, in milliseconds, whatever the system tells. `MP_POLL` says it otherwise. */
const POLL_MS = 1_000;

/** Checking an exercise at each save. */
export interface UseWatch {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** The exercise that is watched, and how to tell the student. */
interface Watched {
  readonly props: LessonScreenProps;
  readonly session: LessonSession;
  readonly tell: (news: string) => void;
}

/** Checks the student's copy whenever it is saved, in whichever editor, while it is on. */
export function useWatch({ props, session, tell }: Watched): UseWatch {
  const { context, lesson, language } = props;
  const [file, setFile] = useState<string>();
  useEffect(() => {
    if (file === undefined) return undefined;
    const end = new AbortController();
    void checkAtSaves(file, session, end.signal);
    return () => end.abort();
  }, [file, session]);
  const { watch } = screenWords(language);
  return {
    isOn: file !== undefined,
    toggle: () => {
      const next =
        file === undefined ? ensureOwnFile(context.home, lesson, language, programFile(lesson)) : undefined;
      setFile(next);
      session.refresh();
      tell(next === undefined ? watch.off : watch.on(next));
    },
  };
}

async function checkAtSaves(file: string, session: LessonSession, signal: AbortSignal): Promise<void> {
  const { savedTexts } = await import("../cli/watch-file.ts");
  const pollMs = Number(process.env["MP_POLL"]) || POLL_MS;
  const saves = savedTexts(file, { signal, pollMs });
  while (!(await saves.next()).done) {
    session.refresh();
    // A save while it is being checked begins anew.
    void session.check();
  }
}
