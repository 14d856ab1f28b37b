/** The language of the page, which its address says. */

import type { Language } from "@mp/content";
import { createContext, use } from "react";
import { words } from "../texts/index.ts";
import type { WebTexts } from "../texts/texts.ts";

const LanguageContext = createContext<Language>("es");

export const LanguageProvider = LanguageContext;

/** The language of the page. */
export function useLanguage(): Language {
  return use(LanguageContext);
}

/** The words of the interface, in the language of the page. */
export function useWords(): WebTexts {
  return words(useLanguage());
}
