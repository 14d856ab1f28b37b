import { type Key, useInput } from "ink";
import { createContext, useContext } from "react";
import type { ScreenHelp, ScreenName } from "../texts/screen-texts.ts";
import type { KeyHelp } from "../texts/texts.ts";

/** The help overlay: what it shows, if it is open, and how to open it. */
export interface HelpOverlay {
  readonly groups: readonly ScreenHelp[] | undefined;
  /** The first line in view. */
  readonly top: number;
  /** Keys that are always named: the one that opens the overlay, or those that close it. */
  readonly keys: readonly KeyHelp[];
  readonly open: (screen: ScreenName) => void;
}

/** Every screen draws the overlay over itself, and stays as it was below it. */
export const HelpContext = createContext<HelpOverlay>({
  groups: undefined,
  top: 0,
  keys: [],
  open: () => {},
});

/** Listens to the keys of a screen, unless its help lies over it. `?` opens that. */
export function useKeys(screen: ScreenName, listener: (input: string, key: Key) => void): void {
  const help = useContext(HelpContext);
  useInput(
    (input, key) => {
      if (input === "?") help.open(screen);
      else listener(input, key);
    },
    { isActive: help.groups === undefined },
  );
}

/** Whether a key is Enter. It comes as a line feed if it is pressed before the terminal hands on each key as it is. */
export function isEnter(input: string, key: Key): boolean {
  return key.return || input === "\n";
}
