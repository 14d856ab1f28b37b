/** What the processes of a program have written, each line with its process. */

import type { OutputLine } from "@mp/tutor";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../app/language.tsx";
import { laneOf } from "./lane.ts";

/** Lines shown at most: nobody reads more at once, and a page with more is slow. */
const MOST = 500;

interface OutputProps {
  /** The last ones that were written. */
  readonly lines: readonly OutputLine[];
  /** How many there were. */
  readonly written?: number | undefined;
}

/** Draws output, and keeps its last line in view. */
export function Output({ lines, written = lines.length }: OutputProps): ReactNode {
  const text = useWords();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = end.current;
    if (box && written > 0) box.scrollTop = box.scrollHeight;
  }, [written]);
  const shown = lines.slice(-MOST);
  const before = written - shown.length;
  return (
    <div className="output" ref={end} role="log" aria-label={text.output} tabIndex={0}>
      {lines.length === 0 ? <p className="faint">{text.noOutput}</p> : null}
      {before > 0 ? <p className="faint">{text.earlier(before)}</p> : null}
      {shown.map((line, at) => (
        <p key={before + at} className={line.stream}>
          <span className={`who lane-${laneOf(line.process.pid)}`}>{line.process.name}</span>
          <span className="what">{line.text}</span>
        </p>
      ))}
    </div>
  );
}
