/** What the processes of a program have written, each line with its process. */

import type { OutputLine } from "@mp/tutor";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../app/language.tsx";
import { laneOf } from "./lane.ts";

/** Lines shown at most: nobody reads more at once, and a page with more is slow. */
const MOST = 500;

/** Draws output, and keeps its last line in view. */
export function Output({ lines }: { readonly lines: readonly OutputLine[] }): ReactNode {
  const text = useWords();
  const end = useRef<HTMLDivElement>(null);
  const count = lines.length;
  useEffect(() => {
    const box = end.current;
    if (box && count > 0) box.scrollTop = box.scrollHeight;
  }, [count]);
  const shown = lines.slice(-MOST);
  return (
    <div className="output" ref={end} role="log" aria-label={text.output} tabIndex={0}>
      {lines.length === 0 ? <p className="faint">{text.noOutput}</p> : null}
      {lines.length > MOST ? <p className="faint">{text.earlier(lines.length - MOST)}</p> : null}
      {shown.map((line, at) => (
        <p key={lines.length - shown.length + at} className={line.stream}>
          <span className={`who lane-${laneOf(line.process.pid)}`}>{line.process.name}</span>
          <span className="what">{line.text}</span>
        </p>
      ))}
    </div>
  );
}
