import type { Language } from "@mp/content";
import { useInput } from "ink";
import { useState } from "react";
import type { ScreenName } from "../texts/screen-texts.ts";
import { screenWords } from "../texts/screens.ts";
import { type HelpOverlay, Keyboard } from "./keyboard.ts";

/** The keyboard of the tutor, and the help that lies over the screen which opened it: it has the keys until it is closed. */
export function useHelp(language: Language, switchLanguage: () => void): HelpOverlay {
  const [keyboard] = useState(() => new Keyboard());
  // Ink lets go of the keyboard when nobody listens to it, and the program ends: so somebody does, also while the window is too small.
  useInput((input, key) => keyboard.press(input, key));
  const [screen, setScreen] = useState<ScreenName>();
  const [top, setTop] = useState(0);
  const { help, everywhere, helpKey, closeHelp } = screenWords(language);
  return {
    groups: screen === undefined ? undefined : [help[screen], everywhere],
    top,
    keys: screen === undefined ? [["?", helpKey]] : [["esc", closeHelp]],
    open: (of) => {
      setTop(0);
      setScreen(of);
    },
    key: (input, key) => {
      if (key.downArrow) setTop(top + 1);
      else if (key.upArrow) setTop(Math.max(0, top - 1));
      else if (input === "l") switchLanguage();
      else setScreen(undefined);
    },
    keyboard,
  };
}
