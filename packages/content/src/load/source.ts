import { perLanguage } from "../languages.ts";
import { lineOf } from "./lines.ts";
import type { SourceFile } from "../model.ts";
import { brokenPlaceholder, localize } from "../placeholders.ts";
import type { Reader } from "./reader.ts";

/** What an 80-column terminal shows of a line of code, with its frame around it. */
const WIDEST_LINE = 77;

/** Reads a program and puts each language's words in place. */
export function sourceFile(path: string, why: string, reader: Reader): SourceFile {
  const source = reader.text(path, why) ?? "";
  const broken = brokenPlaceholder(source);
  if (broken) {
    const problem = "this placeholder does not have both languages";
    const line = lineOf(source, broken);
    reader.faults.add({ file: path, line }, broken, problem, "Write it as [[es:Hola|en:Hello]]");
  }
  const localized = perLanguage((language) => localize(source, language));
  for (const text of new Set(Object.values(localized))) lintWidth(path, text, reader);
  return localized;
}

function lintWidth(path: string, text: string, reader: Reader): void {
  const at = text.split("\n").findIndex((line) => line.length > WIDEST_LINE);
  if (at === -1) return;
  const problem = `the line is wider than ${WIDEST_LINE} columns once its words are in place`;
  const mend = "Break it: a terminal of 80 columns must show it whole";
  reader.faults.add({ file: path, line: at + 1 }, "width", problem, mend);
}
