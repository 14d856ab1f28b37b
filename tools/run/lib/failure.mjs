/** Something the person at the keyboard can mend: what was being done, what was wrong, what to do next. */
export class Failure extends Error {
  /** @param {{ doing: string, wrong: string, next: string }} parts */
  constructor(parts) {
    super(parts.wrong);
    this.name = "Failure";
    this.parts = parts;
  }
}

/** @param {Failure} failure */
export function explain(failure) {
  const { doing, wrong, next } = failure.parts;
  return `\n✗ ${doing}\n  What was wrong: ${wrong}.\n  What to do:     ${next}.\n`;
}
