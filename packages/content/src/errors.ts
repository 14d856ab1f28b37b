/** Where a mistake is and how to mend it: what every {@link ContentError} is made of. */
export interface Fault {
  /** Path of the file inside the course folder, with `/`. */
  readonly file: string;
  /** What in the file: a JSON path (`budget.timeMs`), a heading, a line of Markdown. */
  readonly field: string;
  /** What is wrong with it. */
  readonly problem: string;
  /** What the author should do. */
  readonly mend: string;
}

/** A mistake in the course's files. Its message names the file, the field and the mend. */
export class ContentError extends Error implements Fault {
  override readonly name = "ContentError";
  readonly code = "ERR_MP_CONTENT";
  readonly file: string;
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
    this.field = fault.field;
    this.problem = fault.problem;
    this.mend = fault.mend;
    this.all = all;
  }
}

/** One fault as a line for people: `file: field: problem. Mend.` */
export function describeFault({ file, field, problem, mend }: Fault): string {
  return `${file}: ${field}: ${problem}. ${mend}`;
}

/** Collects faults while reading, so that an author sees all of them at once. */
export class Faults {
  readonly #found: Fault[] = [];

  /** Notes one fault and goes on. */
  add(file: string, field: string, problem: string, mend: string): void {
    this.#found.push({ file, field, problem, mend });
  }

  get size(): number {
    return this.#found.length;
  }

  /** Throws the first fault, carrying all of them, if there is any. */
  throwIfAny(): void {
    const [first] = this.#found;
    if (first) throw new ContentError(first, [...this.#found]);
  }
}
