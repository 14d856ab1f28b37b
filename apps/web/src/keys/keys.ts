/** What single keys do where no text is written, mostly as in the terminal; and the same with a modifier in the editor. */

import { useEffect, useEffectEvent } from "react";
import { areOn } from "./switch.ts";

/** What a key does → the key. */
export const KEYS = {
  run: "r",
  stop: "s",
  check: "c",
  hint: "h",
  editor: "e",
  next: "n",
  previous: "p",
  map: "m",
  glossary: "g",
  search: "/",
  theme: "t",
  language: "l",
  sheet: "?",
} as const;

/** What a key does. */
export type Action = keyof typeof KEYS;
export type Actions = Readonly<Partial<Record<Action, () => void>>>;

const open = new Set<Actions>();

/** Has keys do these things as long as the component is there. */
export function useActions(actions: Actions): void {
  const names = Object.keys(actions).join(" ");
  const act = useEffectEvent((name: Action) => actions[name]?.());
  useEffect(() => {
    const mine = Object.fromEntries(names.split(" ").map((name) => [name, () => act(name as Action)]));
    open.add(mine);
    return () => void open.delete(mine);
  }, [names]);
}

/** Listens, once for the page. */
export function useKeyboard(): void {
  useEffect(() => {
    // In the first phase: the editor has uses of its own for some of them.
    addEventListener("keydown", pressed, { capture: true });
    return () => removeEventListener("keydown", pressed, { capture: true });
  }, []);
}

function pressed(event: KeyboardEvent): void {
  const action = event.ctrlKey || event.metaKey ? withModifier(event) : alone(event);
  if (action === undefined) return;
  const act = [...open].findLast((each) => each[action])?.[action];
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** Ctrl+Enter runs and Ctrl+Shift+Enter checks, from the editor too. */
function withModifier({ key, shiftKey, altKey }: KeyboardEvent): Action | undefined {
  if (key !== "Enter" || altKey) return undefined;
  return shiftKey ? "check" : "run";
}

function alone({ key, altKey, isComposing, repeat, target }: KeyboardEvent): Action | undefined {
  if (altKey || isComposing || repeat || !areOn() || isBusy(target)) return undefined;
  return (Object.keys(KEYS) as Action[]).find((action) => KEYS[action] === key);
}

/** Where letters are written, or a dialog has the keyboard. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog:modal") !== null) return true;
  const writing =
    "input:not([type=range], [type=checkbox], [type=radio]), select, textarea, [contenteditable=true]";
  return target instanceof Element && target.closest(writing) !== null;
}
