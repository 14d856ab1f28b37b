import { type Language } from "../languages.ts";
import { type Figures, type FigureSource, writeFigure } from "../schema/figures.ts";
import type { Faults } from "../errors.ts";
import { lineAt } from "./lines.ts";

/** `{{figure:pizzas.en-fila}}`: the measurement, and which of its values. */
const FIGURE = /\{\{figure:([^}]*)\}\}/g;

/** The measurements that a text quotes from. */
export function figuresIn(markdown: string): readonly string[] {
  const ids = [...markdown.matchAll(FIGURE)].map(([, id = ""]) => id.split(".", 1)[0] ?? "");
  return [...new Set(ids)];
}

/** Where the numbers of these measurements come from. */
export function sourcesOf(ids: readonly string[], figures: Figures): readonly FigureSource[] {
  return ids.flatMap((id) => {
    const measurement = Object.hasOwn(figures, id) ? figures[id] : undefined;
    if (!measurement) return [];
    const { values: _inTexts, ...source } = measurement;
    return [source];
  });
}

/** Puts measured numbers where a text says `{{figure:…}}`. Lines stay where they are. */
export function fillFigures(
  { file, markdown, language }: { file: string; markdown: string; language: Language },
  figures: Figures,
  faults: Faults,
): string {
  return markdown.replace(FIGURE, (marker, id: string, offset: number) => {
    const [measurement = "", name = ""] = id.split(".", 2);
    const values = Object.hasOwn(figures, measurement) ? figures[measurement]?.values : undefined;
    const figure = values && Object.hasOwn(values, name) ? values[name] : undefined;
    if (figure) return writeFigure(figure, language);
    const mend = "Have a script of content/figures print it and run content:figures, or mend the name";
    const line = lineAt(markdown, offset);
    faults.add({ file, line }, `"${marker}"`, `figures.json has no "${id}"`, mend);
    return marker;
  });
}
