import type { Language } from "@mp/content";
import { useInput } from "ink";
import { useState } from "react";
import type { ScreenName } from "../texts/screen-texts.ts";
import { screenWords } from "../texts/screens.ts";
import type { HelpOverlay } from "./keyboard.ts";

/** The help overlay of the whole tutor: opened by the screen below it, it has the keys until it is closed. */
export function useHelp(language: Language, switchLanguage: () => void): HelpOverlay {
  const [screen, setScreen] = useState<ScreenName>();
  const [top, setTop] = useState(0);
  const { help, everywhere, helpKey, closeHelp } = screenWords(language);
  useInput(
    (input, key) => {
      if (key.downArrow) setTop(top + 1);
      else if (key.upArrow) setTop(Math.max(0, top - 1));
      else if (input === "l") switchLanguage();
      else setScreen(undefined);
    },
    { isActive: screen !== undefined },
  );
  return {
    groups: screen === undefined ? undefined : [help[screen], everywhere],
    top,
    keys: screen === undefined ? [["?", helpKey]] : [["esc", closeHelp]],
    open: (of) => {
      setTop(0);
      setScreen(of);
    },
  };
}
