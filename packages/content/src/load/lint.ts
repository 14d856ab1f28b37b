import type { Faults } from "../errors.ts";
import { type Language, LANGUAGES } from "../languages.ts";
import type { Module } from "../model.ts";
import type { Glossary, Misconceptions } from "../schema/glossary.ts";
import type { Reader } from "./reader.ts";

/** Refuses an id that two modules, or two lessons, share, and prerequisites that do not come before. */
export function lintModules(
  modules: readonly { readonly module: Module; readonly file: string }[],
  reader: Reader,
): void {
  const seen = new Map<string, string>();
  const note = (kind: string, id: string, file: string) => {
    const first = seen.get(`${kind} ${id}`);
    if (first) reader.at(file, ["id"], `"${id}" is already the id of ${first}`, "Give it an id of its own");
    else seen.set(`${kind} ${id}`, file);
  };
  const before = new Set<string>();
  for (const { module, file } of modules) {
    note("module", module.id, file);
    for (const lesson of module.lessons) note("lesson", lesson.id, `${lesson.path}/lesson.json`);
    for (const needed of module.prerequisites.filter((other) => !before.has(other))) {
      const problem = `no module "${needed}" comes before this one`;
      reader.at(file, ["prerequisites"], problem, "Name a module that course.json lists earlier");
    }
    before.add(module.id);
  }
}

/** Refuses a misconception that misconceptions.json does not have. */
export function lintMisconceptions(
  { file, field, ids }: { readonly file: string; readonly field: string; readonly ids: readonly string[] },
  known: Misconceptions,
  reader: Reader,
): void {
  for (const id of ids.filter((name) => !Object.hasOwn(known, name))) {
    const mend = `Add it there or use one of: ${Object.keys(known).join(", ")}`;
    reader.at(file, [field], `misconceptions.json has no "${id}"`, mend);
  }
}

/** A text to be held to the glossary. */
export interface Wording {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
}

/** Refuses the renderings that the glossary says to avoid. Code and the targets of links are not looked at. */
export function lintWords({ file, text, language }: Wording, glossary: Glossary, faults: Faults): void {
  for (const [at, line] of withoutCode(text).split("\n").entries())
    lintLine({ file, text: line, language }, at + 1, { glossary, faults });
}

/** Holds every text in a JSON file to the glossary: whatever stands under `es` or `en`. */
export function lintJson(file: string, glossary: Glossary, reader: Reader): void {
  for (const [at, line] of (reader.files.get(file) ?? "").split("\n").entries()) {
    const found = new RegExp(`"(${LANGUAGES.join("|")})":\\s*"((?:[^"\\\\]|\\\\.)*)"`, "g");
    for (const [, language, text = ""] of line.matchAll(found))
      lintLine({ file, text: withoutCode(text), language: language as Language }, at + 1, {
        glossary,
        faults: reader.faults,
      });
  }
}

function lintLine(
  { file, text, language }: Wording,
  line: number,
  { glossary, faults }: { glossary: Glossary; faults: Faults },
): void {
  const lower = text.toLowerCase();
  for (const entry of Object.values(glossary)) {
    const found = entry.avoid?.[language]?.find((word) => hasWord(lower, word.toLowerCase()));
    if (found)
      faults.add(
        { file, line },
        `"${found}"`,
        "it is not this course's word for it",
        `Write "${entry[language]}"`,
      );
  }
}

// Lines stay where they are.
function withoutCode(markdown: string): string {
  return markdown
    .replaceAll(/^(```+).*?^\1/gms, (fence) => fence.replaceAll(/[^\n]/g, ""))
    .replaceAll(/`[^`\n]*`/g, " ")
    .replaceAll(/\]\([^)\s]*\)/g, "]");
}

// `\b` knows only ASCII: it would find "hilo" in "hiló".
function hasWord(text: string, word: string): boolean {
  const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "u").test(text);
}
