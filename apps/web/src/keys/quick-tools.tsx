/** What is one key away on every page: search and the sheet of keys, as buttons in the bar too. */

import { lazy, type ReactNode, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { Icon } from "../app/icons.tsx";
import { useLanguage, useWords } from "../app/language.tsx";
import { changeTheme } from "../app/theme.tsx";
import { glossaryPath, mapPath } from "../course/paths.ts";
import { KEYS, useActions, useKeyboard } from "./keys.ts";

const Search = lazy(() => import("../search/search.tsx"));
const Sheet = lazy(() => import("./sheet.tsx"));

/** Draws the buttons, and what is open. */
export function QuickTools(): ReactNode {
  const text = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"search" | "sheet">();
  const close = (): void => setOpen(undefined);
  useKeyboard();
  useActions({
    search: () => setOpen("search"),
    sheet: () => setOpen("sheet"),
    theme: changeTheme,
    map: () => void navigate(mapPath(language)),
    glossary: () => void navigate(glossaryPath(language)),
    language: () => follow("header a[hreflang]"),
    next: () => follow("a[rel=next]"),
    previous: () => follow("a[rel=prev]"),
  });
  return (
    <>
      <button type="button" className="tool" aria-label={text.search} onClick={() => setOpen("search")}>
        <Icon name="search" />
        <span className="tool-name">
          {text.search} <kbd aria-hidden="true">{KEYS.search}</kbd>
        </span>
      </button>
      <button
        type="button"
        className="tool"
        aria-label={text.keys}
        title={text.keys}
        onClick={() => setOpen("sheet")}
      >
        <Icon name="keys" />
      </button>
      <Suspense fallback={null}>
        {open === "search" ? <Search close={close} /> : open === "sheet" ? <Sheet close={close} /> : null}
      </Suspense>
    </>
  );
}

/** Goes where a link of the page goes; nowhere, if it has none. */
function follow(link: string): void {
  document.querySelector<HTMLAnchorElement>(link)?.click();
}
