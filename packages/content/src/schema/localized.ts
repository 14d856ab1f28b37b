import { z } from "zod";
import type { Localized } from "../languages.ts";

/** A text that must be there in every language. */
export const localizedSchema: z.ZodType<Localized> = z
  .strictObject({
    es: z.string().min(1).describe("The text in Spanish."),
    en: z.string().min(1).describe("The text in English."),
  })
  .describe("The same text in every language of the course.");
