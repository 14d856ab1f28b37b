import { LANGUAGES, type Localized } from "@mp/content";
import { z } from "zod";

/** What is wrong with a file that was to be imported. */
export type ImportProblem =
  | { readonly kind: "not-json"; readonly detail: string }
  | { readonly kind: "not-an-export" }
  /** It was written by a tutor that is newer than this one. */
  | { readonly kind: "newer"; readonly version: number; readonly newest: number }
  /** Such as `progress.lessons.la-cola.startedAt`. */
  | { readonly kind: "field"; readonly field: string; readonly detail: Localized };

/** A file can't be imported. Nothing was changed. */
export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly problems: readonly ImportProblem[];

  constructor(problems: readonly ImportProblem[]) {
    const told = problems.map((each) =>
      each.kind === "field" ? `${each.field}: ${each.detail.en}` : each.kind,
    );
    super(`The file can't be imported: ${told.join("; ")}`);
    this.problems = problems;
  }
}

const WORDS: Localized<z.core.$ZodErrorMap> = {
  es: z.locales.es().localeError,
  en: z.locales.en().localeError,
};

/** A file may be wrong in a thousand places; the first of them are enough to see why. */
const MOST = 10;

/** What a schema says against a value, in both languages. */
export function fieldProblems(schema: z.ZodType, value: unknown): ImportProblem[] {
  const [es = [], en = []] = LANGUAGES.map(
    (language) => schema.safeParse(value, { error: WORDS[language] }).error?.issues,
  );
  return en.slice(0, MOST).map(({ path, message }, at) => ({
    kind: "field",
    field: path.map(String).join("."),
    detail: { es: es[at]?.message ?? message, en: message },
  }));
}
