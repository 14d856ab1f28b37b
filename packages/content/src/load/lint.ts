import type { Faults } from "../errors.ts";
import type { Language } from "../languages.ts";
import type { Module } from "../model.ts";
import type { Glossary, Misconceptions } from "../schema/glossary.ts";

/** Refuses an id that two modules, or two lessons, share. */
export function lintUnique(modules: readonly Module[], faults: Faults): void {
  const seen = new Map<string, string>();
  const note = (kind: string, id: string, file: string) => {
    const first = seen.get(`${kind} ${id}`);
    if (first) faults.add(file, "id", `"${id}" is already the id of ${first}`, "Give it an id of its own");
    else seen.set(`${kind} ${id}`, file);
  };
  for (const module of modules) {
    note("module", module.id, `module "${module.id}"`);
    for (const lesson of module.lessons) note("lesson", lesson.id, `${lesson.path}/lesson.json`);
  }
  lintPrerequisites(modules, faults);
}

function lintPrerequisites(modules: readonly Module[], faults: Faults): void {
  const before = new Set<string>();
  for (const { id, prerequisites } of modules) {
    for (const needed of prerequisites.filter((other) => !before.has(other))) {
      faults.add(
        `module "${id}"`,
        "prerequisites",
        `no module "${needed}" comes before this one`,
        "Name a module that course.json lists earlier",
      );
    }
    before.add(id);
  }
}

/** Refuses a misconception that misconceptions.json does not have. */
export function lintMisconceptions(
  file: string,
  ids: readonly string[],
  known: Misconceptions,
  faults: Faults,
): void {
  for (const id of ids.filter((name) => !Object.hasOwn(known, name))) {
    faults.add(
      file,
      "misconceptions",
      `misconceptions.json has no "${id}"`,
      `Add it there or use one of: ${Object.keys(known).join(", ")}`,
    );
  }
}

/** A text to be held to the glossary. */
export interface Wording {
  readonly file: string;
  readonly markdown: string;
  readonly language: Language;
}

/** Refuses the renderings that the glossary says to avoid. */
export function lintWords({ file, markdown, language }: Wording, glossary: Glossary, faults: Faults): void {
  for (const [line, text] of markdown.toLowerCase().split("\n").entries()) {
    for (const entry of Object.values(glossary)) {
      const found = entry.avoid?.[language]?.find((word) => hasWord(text, word.toLowerCase()));
      if (!found) continue;
      const problem = `"${found}" is not this course's word for it`;
      faults.add(file, `line ${line + 1}`, problem, `Write "${entry[language]}"`);
    }
  }
}

// `\b` knows only ASCII: it would find "hilo" in "hiló".
function hasWord(text: string, word: string): boolean {
  const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "u").test(text);
}
