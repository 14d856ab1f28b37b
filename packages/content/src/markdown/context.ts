import type { Faults } from "../errors.ts";
import type { Glossary } from "../schema/glossary.ts";
import type { Language } from "../languages.ts";
import { localize } from "../placeholders.ts";
import type { Inline, Term } from "./model.ts";
import { lineOf } from "../load/lines.ts";

/** What a lesson's text may refer to. */
export interface TextSources {
  readonly file: string;
  readonly language: Language;
  readonly glossary: Glossary;
  /** The lesson's own files, by name (`program.ts`). */
  readonly code: ReadonlyMap<string, string>;
  /** Every lesson's number, by its id. */
  readonly lessons: ReadonlyMap<string, string>;
  /** Question id → the line of the program's output that settles it. */
  readonly predictions: ReadonlyMap<string, number>;
}

/** Carries one text's references and faults through its conversion. */
export class TextContext {
  readonly #markdown: string;
  readonly #sources: TextSources;
  readonly #faults: Faults;
  readonly #seen = new Set<string>();
  #position = 0;

  constructor(markdown: string, sources: TextSources, faults: Faults) {
    this.#markdown = markdown;
    this.#sources = sources;
    this.#faults = faults;
  }

  /** The predictions of the lesson: question id → line of output. */
  get predictions(): ReadonlyMap<string, number> {
    return this.#sources.predictions;
  }

  /** Says which piece of the text is being read: faults are looked for from there on. */
  enter(raw: string): void {
    const at = this.#markdown.indexOf(raw, this.#position);
    if (at !== -1) this.#position = at;
  }

  /** Notes a fault at a piece of this text. */
  fault(where: string, problem: string, mend: string): void {
    const [piece = ""] = where.trim().split("\n", 1);
    const line = lineOf(this.#markdown, piece, this.#position) ?? lineOf(this.#markdown, piece);
    this.#faults.add({ file: this.#sources.file, line }, `"${piece}"`, problem, mend);
  }

  /** A reference to another lesson of the course. */
  lesson(id: string, text: string, children: readonly Inline[]): Inline {
    const { lessons } = this.#sources;
    const number = lessons.get(id);
    if (number === undefined) {
      const known = [...lessons.keys()].join(", ");
      this.fault(`[${text}](lesson:${id})`, `the course has no lesson "${id}"`, `Use one of: ${known}`);
    }
    return { type: "lesson", id, number: number ?? "", children };
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
