import { readFileSync } from "node:fs";
import { isLanguage, type Language } from "@mp/content";
import { homeOf } from "@mp/tutor/node";
import { systemLanguage } from "../language.ts";

/** The language to speak: that asked for, else that chosen before, else the system's. */
export function languageFor(env: NodeJS.ProcessEnv, asked: Language | undefined): Language {
  return asked ?? chosenBefore(env) ?? systemLanguage(env);
}

/** A look only: help and error messages must not depend on what is wrong with the progress file. */
function chosenBefore(env: NodeJS.ProcessEnv): Language | undefined {
  try {
    const { language } = JSON.parse(readFileSync(homeOf(env).progress, "utf8")) as { language?: unknown };
    // Version 1 of the format has the language alone, version 2 with when it was chosen.
    const chosen = (language as { readonly value?: unknown } | undefined)?.value ?? language;
    return typeof chosen === "string" && isLanguage(chosen) ? chosen : undefined;
  } catch {
    return undefined;
  }
}
