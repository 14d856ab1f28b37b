import type { Language } from "@mp/content";
import { useLanguage } from "../../app/language.tsx";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { ProgressTexts } from "./texts.ts";

const all: Readonly<Record<Language, ProgressTexts>> = { es, en };

/** The words of the page, in its language. */
export function useProgressWords(): ProgressTexts {
  return all[useLanguage()];
}
