import { z } from "zod";
import type { Localized } from "../languages.ts";
import { localizedSchema } from "./localized.ts";
import { idSchema } from "./common.ts";

/** A term: how each language says it, in which other forms, and what must not be written instead. */
export interface GlossaryEntry {
  readonly es: string;
  readonly en: string;
  readonly forms?: Partial<Localized<readonly string[]>> | undefined;
  readonly avoid?: Partial<Localized<readonly string[]>> | undefined;
  readonly meaning: Localized;
}

/** `glossary.json`: term id → its renderings. */
export type Glossary = Readonly<Record<string, GlossaryEntry>>;

const list = z.array(z.string().min(1));
const words = z
  .strictObject({ es: list.describe("Those in Spanish."), en: list.describe("Those in English.") })
  .partial();

export const glossarySchema: z.ZodType<Glossary> = z
  .record(
    idSchema,
    z
      .strictObject({
        es: z.string().min(1).describe("The Spanish rendering."),
        en: z.string().min(1).describe("The English term; a Spanish lesson shows it at the first use."),
        forms: words.optional().describe("Plurals and verb forms that count as the same term."),
        avoid: words.optional().describe("Renderings that no lesson may use."),
        meaning: localizedSchema.describe("What it means, in a sentence for a beginner."),
      })
      .describe("A term of the course."),
  )
  .describe("The terms of the course: id → how each language says it.") as z.ZodType<Glossary>;

/** `misconceptions.json`: id → the belief in the student's words, and where it is documented. */
export type Misconceptions = Readonly<Record<string, Localized & { readonly source: string }>>;

export const misconceptionsSchema: z.ZodType<Misconceptions> = z
  .record(
    z.string().regex(/^M\d+$/, "use M and a number, as in M7"),
    z.strictObject({
      es: z.string().min(1).describe("The belief, in Spanish."),
      en: z.string().min(1).describe("The belief, in English."),
      source: z.string().min(1).describe("Where it is documented: a study, a measurement, a manual."),
    }),
  )
  .describe("What students believe that is not so: id → the belief, and who found it.");
