import type { Faults } from "../errors.ts";
import type { Glossary } from "../schema/glossary.ts";
import type { Language } from "../languages.ts";
import { localize } from "../placeholders.ts";
import type { Term } from "./model.ts";

/** What a lesson's text may refer to. */
export interface TextSources {
  readonly file: string;
  readonly language: Language;
  readonly glossary: Glossary;
  /** The lesson's own files, by name (`program.ts`). */
  readonly code: ReadonlyMap<string, string>;
}

/** Carries one text's references and faults through its conversion. */
export class TextContext {
  readonly #sources: TextSources;
  readonly #faults: Faults;
  readonly #seen = new Set<string>();

  constructor(sources: TextSources, faults: Faults) {
    this.#sources = sources;
    this.#faults = faults;
  }

  /** Notes a fault at a piece of this text. */
  fault(where: string, problem: string, mend: string): void {
    const [line = ""] = where.trim().split("\n", 1);
    this.#faults.add(this.#sources.file, `"${line}"`, problem, mend);
  }

  /** A reference to the glossary; its first use in a lesson carries the English term. */
  term(id: string, text: string): Term {
    const { glossary, language } = this.#sources;
    const entry = Object.hasOwn(glossary, id) ? glossary[id] : undefined;
    if (!entry) {
      this.fault(
        `[${text}](term:${id})`,
        `the glossary has no term "${id}"`,
        `Add "${id}" to glossary.json or use one of: ${Object.keys(glossary).join(", ")}`,
      );
      return { type: "term", id, text };
    }
    const allowed = [entry[language], ...(entry.forms?.[language] ?? [])];
    if (!allowed.includes(text.toLowerCase())) {
      this.fault(
        `[${text}](term:${id})`,
        `"${text}" is not a rendering of "${id}"`,
        `Write one of: ${allowed.join(", ")}; or add the form to glossary.json`,
      );
    }
    const first = !this.#seen.has(id);
    this.#seen.add(id);
    return first && language !== "en" && entry.en !== text
      ? { type: "term", id, text, english: entry.en }
      : { type: "term", id, text };
  }

  /** Lines of one of the lesson's files, in this text's language. */
  excerpt(name: string, range: string | undefined): string {
    const source = this.#sources.code.get(name);
    if (source === undefined) {
      this.fault(
        `file=${name}`,
        `the lesson has no file "${name}"`,
        `Create it or use one of: ${[...this.#sources.code.keys()].join(", ")}`,
      );
      return "";
    }
    const lines = localize(source, this.#sources.language).trimEnd().split("\n");
    const [from, to] = range ? range.split("-").map(Number) : [1, lines.length];
    if (!isRange(from, to ?? from, lines.length)) {
      this.fault(
        `lines=${range}`,
        `${name} has lines 1 to ${lines.length}`,
        "Write lines=FIRST-LAST within them",
      );
      return "";
    }
    return lines.slice(from - 1, to ?? from).join("\n");
  }
}

function isRange(from: number | undefined, to: number | undefined, last: number): from is number {
  return (
    from !== undefined &&
    to !== undefined &&
    Number.isInteger(from) &&
    Number.isInteger(to) &&
    from >= 1 &&
    from <= to &&
    to <= last
  );
}
