/** The colours: those of the system, light or dark. What is chosen is put in place by `before.js` before anything is drawn. */

import { type ReactNode, useSyncExternalStore } from "react";
import { Icon } from "./icons.tsx";
import { remember } from "../state/remember.ts";
import { useWords } from "./language.tsx";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const KEY = "mp-theme";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): Theme {
  // As `before.js` has put it in place: where storage is refused, it is what was chosen on this page.
  const { theme } = document.documentElement.dataset;
  return THEMES.find((each) => each === theme) ?? "system";
}

function choose(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  remember(KEY, theme);
  for (const listener of listeners) listener();
}

/** Takes the next one. */
export function changeTheme(): void {
  choose(after(current()));
}

/** Lets the student choose: each press is the next one. */
export function ThemeChoice(): ReactNode {
  const { theme: text } = useWords();
  const theme = useSyncExternalStore(subscribe, current, () => "system" as const);
  const name = `${text.label}: ${text[theme]}`;
  return (
    <button type="button" className="tool theme" aria-label={name} title={name} onClick={changeTheme}>
      <Icon name={ICONS[theme]} />
    </button>
  );
}

const ICONS = { system: "system", light: "sun", dark: "moon" } as const;

function after(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
}
