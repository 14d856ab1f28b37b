import { useState } from "react";
import type { Key } from "ink";

/** A window on lines that are more than fit. */
export interface Scroll {
  /** The first line shown. */
  readonly top: number;
  /** Takes a key; answers whether it was one of scrolling. */
  readonly key: (input: string, key: Key) => boolean;
  /** Brings a line into view. */
  readonly show: (from: number, to: number) => void;
}

/** Scrolls `total` lines in a window of `height`; `follow` keeps the end in view until the student scrolls up. */
export function useScroll(total: number, height: number, follow = false): Scroll {
  const last = Math.max(0, total - height);
  const [wanted, setWanted] = useState<number>();
  const top = Math.min(wanted ?? (follow ? last : 0), last);
  const to = (line: number) =>
    setWanted(follow && line >= last ? undefined : Math.max(0, Math.min(line, last)));
  return {
    top,
    key: (input, key) => {
      const target = targetOf(input, key, { top, last, page: Math.max(1, height - 2) });
      if (target === undefined) return false;
      to(target);
      return true;
    },
    show: (from, until) => {
      if (from < top || until > top + height) to(Math.max(from - 1, Math.min(from - 1, until - height)));
    },
  };
}

function targetOf(
  input: string,
  key: Key,
  { top, last, page }: { top: number; last: number; page: number },
): number | undefined {
  if (key.upArrow || input === "k") return top - 1;
  if (key.downArrow || input === "j") return top + 1;
  if (key.pageUp || input === "b") return top - page;
  if (key.pageDown || input === " ") return top + page;
  if (key.home || input === "g") return 0;
  if (key.end || input === "G") return last;
  return undefined;
}
