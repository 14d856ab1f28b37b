import type { Key } from "ink";
import { createContext, useContext, useLayoutEffect } from "react";
import type { ScreenHelp, ScreenName } from "../texts/screen-texts.ts";
import type { KeyHelp } from "../texts/texts.ts";

/** Takes a key. */
export type KeyListener = (input: string, key: Key) => void;

/**
 * Hands keys on to the screen that is there, one by one: what a key does is drawn before the next one is looked at. Several may come in one
 * piece, from who types fast or where the machine is slow; and none is lost while one screen takes the place of another.
 */
export class Keyboard {
  readonly #waiting: (readonly [input: string, key: Key])[] = [];
  #listener: KeyListener | undefined;
  /** Runs while the last key may not have been drawn yet. */
  #drawing: NodeJS.Timeout | undefined;

  /** To be called with each drawing: what a key does hangs on what is shown. Answers how to end it. */
  listen(listener: KeyListener): () => void {
    this.#listener = listener;
    this.#drawn();
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  }

  press(input: string, key: Key): void {
    const isText = input.length > 1 && !key.ctrl && !key.meta;
    const keys = isText ? Array.from(input) : [input];
    for (const each of keys) this.#waiting.push([each, { ...key, return: key.return || each === "\r" }]);
    this.#handOn();
  }

  #handOn(): void {
    if (this.#drawing !== undefined || this.#listener === undefined) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    // A key that changes nothing is not drawn.
    this.#drawing = setTimeout(() => this.#drawn(), DRAWING_MS);
    this.#listener(...next);
  }

  #drawn(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    // Not at once: within a drawing nothing is to be changed.
    if (this.#waiting.length > 0) setImmediate(() => this.#handOn());
  }
}

/** Longer than a drawing takes, shorter than anybody notices. */
const DRAWING_MS = 100;

/** The help overlay: what it shows, if it is open, and how to open it. */
export interface HelpOverlay {
  readonly groups: readonly ScreenHelp[] | undefined;
  /** The first line in view. */
  readonly top: number;
  /** Keys that are always named: the one that opens the overlay, or those that close it. */
  readonly keys: readonly KeyHelp[];
  readonly open: (screen: ScreenName) => void;
  /** Takes the keys while it is open. */
  readonly key: KeyListener;
  readonly keyboard: Keyboard;
}

/** Every screen draws the overlay over itself, and stays as it was below it. */
export const HelpContext = createContext<HelpOverlay>({
  groups: undefined,
  top: 0,
  keys: [],
  open: () => {},
  key: () => {},
  keyboard: new Keyboard(),
});

/** Listens to the keys of a screen, unless its help lies over it. `?` opens that. */
export function useKeys(screen: ScreenName, listener: KeyListener): void {
  const { groups, key: helpKey, keyboard, open } = useContext(HelpContext);
  // With each drawing: what a key does hangs on what is shown.
  useLayoutEffect(() =>
    keyboard.listen((input, key) => {
      if (groups !== undefined) helpKey(input, key);
      else if (input === "?") open(screen);
      else listener(input, key);
    }),
  );
}

/** Whether a key is Enter. It comes as a line feed if it is pressed before the terminal hands on each key as it is. */
export function isEnter(input: string, key: Key): boolean {
  return key.return || input === "\n";
}
