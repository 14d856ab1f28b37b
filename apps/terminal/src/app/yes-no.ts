import type { Language } from "@mp/content";
import { words } from "../texts/index.ts";

/** The two keys that answer a question: `s sí   n no`. */
export function yesNo(language: Language): string {
  const { yes, no } = words(language).keys;
  return `${yes.charAt(0)} ${yes}   ${no.charAt(0)} ${no}`;
}
