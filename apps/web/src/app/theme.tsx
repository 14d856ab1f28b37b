/** The colours: those of the system, light or dark. What is chosen is put in place by `theme.js` before anything is drawn. */

import { type ReactNode, useSyncExternalStore } from "react";
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
  const stored = localStorage.getItem(KEY);
  return THEMES.find((each) => each === stored) ?? "system";
}

function choose(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}

/** Lets the student choose. */
export function ThemeChoice(): ReactNode {
  const { theme: text } = useWords();
  const theme = useSyncExternalStore(subscribe, current, () => "system" as const);
  return (
    <label className="theme">
      <span className="hidden">{text.label}</span>
      <select value={theme} onChange={({ target }) => choose(target.value as Theme)}>
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {text[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
