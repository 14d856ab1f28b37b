import { z } from "zod";
import type { Language, Localized } from "../languages.ts";
import { localizedSchema } from "./localized.ts";
import { idSchema } from "./common.ts";

/** One number that was measured, and how to write it. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly digits?: number | undefined;
}

/** Where measured numbers come from: the script, the day and the machine. */
export interface FigureSource {
  readonly script: string;
  readonly what: Localized;
  readonly date: string;
  readonly machine: string;
}

/** What one script measured, when and on what. */
export interface Measurement extends FigureSource {
  readonly values: Readonly<Record<string, Figure>>;
}

/** `figures.json`: measurement id → what was measured. */
export type Figures = Readonly<Record<string, Measurement>>;

const figureSchema: z.ZodType<Figure> = z
  .strictObject({
    value: z.number().describe("The number, as measured."),
    unit: z.string().describe("Its unit, as in ms, s, % or ×; empty for a mere count."),
    digits: z.int().min(0).max(6).optional().describe("Decimals to show; without it, two digits that count."),
  })
  .describe("A measured number.");

export const figuresSchema: z.ZodType<Figures> = z
  .record(
    idSchema,
    z
      .strictObject({
        script: z
          .string()
          .regex(/^figures\/[\w-]+\.(?:ts|py)$/, "use figures/ and a name, as in figures/pizzas.ts")
          .describe(
            "The script that measures, inside the course folder. It prints { name: { value, unit } }.",
          ),
        what: localizedSchema.describe(
          "What it measures, in a sentence: the footnote of lessons that use it.",
        ),
        date: z.iso.date().describe("The day on which it ran. Written by content:figures."),
        machine: z.string().min(1).describe("What it ran on. Written by content:figures."),
        values: z.record(idSchema, figureSchema).describe("What it measured. Written by content:figures."),
      })
      .describe("What one script measured."),
  )
  .describe("Every number that a text quotes as measured. Texts say {{figure:measurement.value}}.");

/** A figure as a text shows it: `1,8 s` in Spanish, `1.8 s` in English. */
export function writeFigure({ value, unit, digits }: Figure, language: Language): string {
  const format =
    digits === undefined
      ? { maximumSignificantDigits: 2 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const number = new Intl.NumberFormat(language, format).format(value);
  return unit === "" ? number : `${number}\u{A0}${unit}`;
}
