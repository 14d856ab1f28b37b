import type { Activity, SessionState } from "@mp/tutor";
import type { Trace } from "@mp/runtime/trace";
import { useEffect, useState } from "react";
import type { Recorded } from "../render/trace/recorded.ts";
import { signsFor } from "../render/trace/signs.ts";

interface Made {
  readonly trace: Trace;
  readonly isRunning: boolean;
  readonly recorded: Recorded;
}

/** What was recorded of what is shown, ready to be drawn: so far, or all of it. What draws it is loaded with the first trace. */
export function useRecorded({ activity, phase }: SessionState): Recorded | undefined {
  const [made, setMade] = useState<Made>();
  const trace = activity?.trace;
  const isRunning = phase !== "idle";
  const until = untilOf(activity, isRunning);
  useEffect(() => {
    let isWanted = trace !== undefined && (made?.trace !== trace || made.isRunning !== isRunning);
    const make = async () => {
      if (trace === undefined || !isWanted) return;
      const { recordedOf } = await import("../render/trace/recorded.ts");
      const options = { signs: signsFor(process.env), until, isRunning };
      if (isWanted) setMade({ trace, isRunning, recorded: recordedOf(trace, options) });
    };
    void make();
    return () => {
      isWanted = false;
    };
  }, [trace, isRunning, until, made]);
  return trace === undefined || trace.events.length === 0 ? undefined : made?.recorded;
}

/** Until when the lanes go: a program that is ended has been at something until then, and so has one that still runs. */
function untilOf(activity: Activity | undefined, isRunning: boolean): number | undefined {
  const end = activity?.end;
  if (isRunning) return undefined;
  return end?.stopped || end?.limit ? end.time : undefined;
}
