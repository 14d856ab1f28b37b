import { headed, wrapped } from "../blocks.ts";
import { colourOf, palette } from "../palette.ts";
import { padded } from "../table.ts";

/** A wait in words. */
export interface WaitRow {
  readonly pid: number;
  readonly name: string;
  /** When, as text: `3.1–9.8 ms`. */
  readonly when: string;
  /** Milliseconds. */
  readonly length: number;
  /** `blocked on Lock-1, held by Process-2`. */
  readonly what: string;
  readonly place: string | undefined;
}

/** Who waited for what, a row each. */
export function waitsLines(rows: readonly WaitRow[], width: number): string[] {
  const names = Math.max(0, ...rows.map(({ name }) => name.length));
  const times = Math.max(0, ...rows.map(({ when }) => when.length));
  const indent = names + times + 6;
  return rows.flatMap(({ pid, name, when, what, place }) => {
    const head = `  ${colourOf(pid)(padded(name, names))}  ${palette.dim(when.padStart(times))}  `;
    const text = place === undefined ? what : `${what} ${palette.dim(`(${place})`)}`;
    return headed(wrapped(text, width - indent), head, " ".repeat(indent));
  });
}
