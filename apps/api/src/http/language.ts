import { isLanguage, type Language, LANGUAGES } from "@mp/content";
import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";

/** Who says nothing, or nothing that the course is written in, gets English: it is who writes programs that says nothing. */
const FALLBACK: Language = "en";

/** The language for a request: `?lang=`, then `Accept-Language`. */
export function languageFor(context: Context): Language {
  const asked = context.req.query("lang");
  return isLanguage(asked) ? asked : accepted(context.req.header("accept-language"));
}

function accepted(header: string | undefined): Language {
  if (header === undefined) return FALLBACK;
  const wanted = parseAccept(header)
    .filter(({ q }) => q > 0)
    // `es-MX` is a Spanish that we can serve.
    .map(({ type }) => type.toLowerCase().split("-", 1)[0]);
  return (
    wanted
      .map((name) => LANGUAGES.find((language) => language === name))
      .find((found) => found !== undefined) ?? FALLBACK
  );
}
