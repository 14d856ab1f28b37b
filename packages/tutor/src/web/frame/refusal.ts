/** What keeps a program from being loaded, told in the form in which Node tells it: where it is, the line, and what is wrong. */

/** A place in a module's text. */
export interface Place {
  readonly url: string;
  readonly code: string;
  /** Where it begins and ends, counted from 0. */
  readonly start: number;
  readonly end: number;
}

/** A program cannot be loaded. */
export class Refusal extends Error {
  override readonly name = "SyntaxError";
  /** As Node writes it to stderr. */
  readonly report: string;

  /** @param headline is such as `SyntaxError: …`; `excerpt` shows where */
  constructor(headline: string, excerpt = "") {
    super(headline);
    this.report = `${excerpt}${headline}\n`;
  }
}

/** The line with what is wrong marked in it: so the engine does it, when modules don't fit together. */
export function lineAt(place: Place): string {
  const { number, line, marks } = marked(place);
  return `${place.url}:${number}\n${line}\n${marks}\n`;
}

/** With the lines before and behind: so Node's parser of TypeScript does it. */
export function linesAround(place: Place): string {
  const { number, line, marks } = marked(place);
  const lines = place.code.split("\n");
  const shown = [lines[number - 2], line, marks, lines[number]];
  const there = shown.filter((each) => each !== undefined && each !== "");
  return `${place.url}:${number}\n${there.join("\n")}\n\n`;
}

function marked({ code, start, end }: Place): {
  readonly number: number;
  readonly line: string;
  readonly marks: string;
} {
  const before = code.slice(0, start);
  const begin = before.lastIndexOf("\n") + 1;
  const [line = ""] = code.slice(begin).split("\n");
  const length = Math.max(1, Math.min(end, begin + line.length) - start);
  return { number: before.split("\n").length, line, marks: " ".repeat(start - begin) + "^".repeat(length) };
}
