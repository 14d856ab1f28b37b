/** Where a mistake is and how to mend it: what every {@link ContentError} is made of. */
export interface Fault {
  /** Path of the file inside the course folder, with `/`. */
  readonly file: string;
  /** The line of the file, from 1, where it is known. */
  readonly line?: number;
  /** What in the file: a JSON path (`budget.timeMs`), a heading, a piece of Markdown. */
  readonly field: string;
  /** What is wrong with it. */
  readonly problem: string;
  /** What the author should do. */
  readonly mend: string;
}

/** A mistake in the course's files. Its message names the file, the line, the field and the mend. */
export class ContentError extends Error implements Fault {
  override readonly name = "ContentError";
  readonly code = "ERR_MP_CONTENT";
  readonly file: string;
  readonly line?: number;
  readonly field: string;
  readonly problem: string;
  readonly mend: string;
  /** Every fault found in the same reading, this one included. */
  readonly all: readonly Fault[];

  constructor(fault: Fault, all: readonly Fault[] = [fault]) {
    const others = all.length - 1;
    const more = others > 0 ? `\n(and ${others} more: see \`all\` on this error)` : "";
    super(`${describeFault(fault)}${more}`);
    this.file = fault.file;
    if (fault.line !== undefined) this.line = fault.line;
    this.field = fault.field;
    this.problem = fault.problem;
    this.mend = fault.mend;
    this.all = all;
  }
}

/** One fault as a line for people: `file:line: field: problem. Mend.` Editors and terminals make a link of its beginning. */
export function describeFault({ file, line, field, problem, mend }: Fault): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${field}: ${problem}. ${mend}`;
}

/** A line of a file, from 1, if it is known. */
export interface FileLine {
  readonly file: string;
  readonly line: number | undefined;
}

/** Collects faults while reading, so that an author sees all of them at once. */
export class Faults {
  readonly #found: Fault[] = [];

  /** Notes one fault and goes on. @param where The file, or a line of it. */
  add(where: string | FileLine, field: string, problem: string, mend: string): void {
    const { file, line } = typeof where === "string" ? { file: where, line: undefined } : where;
    this.#found.push({ file, ...(line !== undefined && { line }), field, problem, mend });
  }

  /** All that were found, in the order of the files and their lines. */
  get all(): readonly Fault[] {
    return this.#found.toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || 0);
  }

  /** Throws the first fault, carrying all of them, if there is any. */
  throwIfAny(): void {
    const all = this.all;
    const [first] = all;
    if (first) throw new ContentError(first, all);
  }
}
