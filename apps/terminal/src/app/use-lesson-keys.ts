import type { Key } from "ink";
import type { ScreenName } from "../texts/screen-texts.ts";
import { useKeys } from "./keyboard.ts";

/** What the keys of a lesson do. A handler answers nothing; whether it applies now is for it to know. */
export interface LessonKeyHandlers {
  /** A question is open that waits for yes or no; any other key means no. */
  readonly confirm: ((yes: boolean, input: string) => void) | undefined;
  readonly back: () => void;
  readonly stop: () => void;
  readonly run: () => void;
  readonly check: () => void;
  readonly edit: () => void;
  readonly hint: () => void;
  readonly reset: () => void;
  readonly next: () => void;
  readonly timeline: () => void;
  readonly program: () => void;
  readonly watch: () => void;
  readonly scheduler: () => void;
  readonly switchLanguage: () => void;
  readonly answer: (at: number) => void;
  /** Before any key does its work. */
  readonly any: () => void;
  readonly scroll: (input: string, key: Key) => void;
}

type Letter = "q" | "t" | "o" | "p" | "w" | "s" | "r" | "c" | "e" | "h" | "x" | "n" | "l";

const letters: Readonly<Record<Letter, keyof LessonKeyHandlers>> = {
  q: "back",
  s: "stop",
  r: "run",
  c: "check",
  e: "edit",
  h: "hint",
  x: "reset",
  n: "next",
  l: "switchLanguage",
  t: "timeline",
  o: "scheduler",
  p: "program",
  w: "watch",
};

/** Listens to the keys of a lesson. */
export function useLessonKeys(screen: ScreenName, handlers: LessonKeyHandlers): void {
  useKeys(screen, (input, key) => {
    handlers.any();
    // `s` for sí, `y` for yes: both work in both languages.
    if (handlers.confirm) return handlers.confirm(/^[ys]$/i.test(input), input);
    if (key.escape || key.leftArrow) return handlers.back();
    if (key.rightArrow) return handlers.next();
    if (/^[1-9]$/.test(input)) return handlers.answer(Number(input) - 1);
    if (!Object.hasOwn(letters, input)) return handlers.scroll(input, key);
    const handler = handlers[letters[input as Letter]] as () => void;
    return handler();
  });
}
