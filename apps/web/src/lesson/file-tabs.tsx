/** The files of a lesson as tabs, by arrows too: the student's own, and those that are only to be read. */

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { Icon } from "../app/icons.tsx";
import { useLanguage } from "../app/language.tsx";
import { fileWords } from "./files.ts";

interface FileTabsProps {
  /** The student's first. */
  readonly names: readonly string[];
  readonly shown: string;
  readonly show: (name: string) => void;
  /** Id of what shows the file. */
  readonly panel: string;
}

/** Draws them; a single file needs none, and is named by a heading. */
export function FileTabs({ names, shown, show, panel }: FileTabsProps): ReactNode {
  const words = fileWords(useLanguage());
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const step = STEPS.get(event.key);
    if (step === undefined) return;
    event.preventDefault();
    const to = (names.indexOf(shown) + step + names.length) % names.length;
    show(names[to] ?? shown);
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  if (names.length === 1)
    return (
      <h2>
        <Icon name="code" /> {shown}
      </h2>
    );
  return (
    <div ref={list} className="file-tabs" role="tablist" aria-label={words.files} onKeyDown={press}>
      {names.map((name, at) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === shown}
          aria-controls={panel}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => show(name)}
        >
          <Icon name="code" /> {name}
          {at === 0 ? null : <small>{words.readOnly}</small>}
        </button>
      ))}
    </div>
  );
}

const STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
]);
