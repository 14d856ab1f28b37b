/**
 * The line between text and program, to be moved by mouse, finger or keys. How much the text has is kept in this browser; `before.js` puts it in
 * place before anything is drawn.
 */

import { type KeyboardEvent, type PointerEvent, type ReactNode, useSyncExternalStore } from "react";
import { useWords } from "../app/language.tsx";
import { remember } from "../state/remember.ts";

const KEY = "mp-split";
const [LEAST, USUAL, MOST] = [30, 48, 65] as const;
const STEP = 2;

const listeners = new Set<() => void>();

/** Draws it; it is hidden where one is below the other. */
export function Splitter(): ReactNode {
  const text = useWords();
  const share = useSyncExternalStore(subscribe, current, () => USUAL);
  return (
    // A separator that can be moved is a control.
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={text.split}
      aria-orientation="vertical"
      aria-controls="program"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={share}
      aria-valuetext={`${share} %`}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      onDoubleClick={() => choose(USUAL)}
    />
  );
}

function drag({ currentTarget, pointerId, clientX }: PointerEvent): void {
  if (currentTarget.hasPointerCapture(pointerId)) choose((100 * clientX) / innerWidth);
}

function press(event: KeyboardEvent): void {
  const moved = { ArrowLeft: current() - STEP, ArrowRight: current() + STEP, Home: LEAST, End: MOST }[
    event.key
  ];
  if (moved === undefined) return;
  event.preventDefault();
  choose(moved);
}

function choose(share: number): void {
  const kept = Math.round(Math.min(MOST, Math.max(LEAST, share)));
  remember(KEY, String(kept));
  document.documentElement.style.setProperty("--split", `${kept}%`);
  for (const listener of listeners) listener();
}

function current(): number {
  const { style } = document.documentElement;
  return Number.parseFloat(style.getPropertyValue("--split")) || USUAL;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
