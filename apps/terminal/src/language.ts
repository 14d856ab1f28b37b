import { isLanguage, type Language } from "@mp/content";

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of the user's system, or Spanish, in which the course was first written. */
export function systemLanguage(env: Environment): Language {
  // POSIX: the first of these that is set decides, even if it names a language we do not have.
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  const code = locale.slice(0, 2).toLowerCase();
  return isLanguage(code) ? code : "es";
}
