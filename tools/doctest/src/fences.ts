/** A block of code between fences, and the line of the file on which its code begins. */
export interface Fence {
  /** What stands behind the opening fence: `ts`, or `ts run`. */
  readonly info: string;
  readonly code: string;
  readonly line: number;
  /** How many lines come before the opening fence, among those that were looked at. */
  readonly at: number;
}

/**
 * Finds the fences among lines of Markdown.
 *
 * @param lines the lines, without whatever a comment puts before them.
 * @param firstLine number of the first of them in its file.
 */
export function fences(lines: readonly string[], firstLine = 1): Fence[] {
  const found: Fence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, marks, info] = /^\s*(`{3,})\s*([^`]*?)\s*$/.exec(lines[at] ?? "") ?? [];
    if (marks === undefined) continue;
    const end = lines.findIndex((line, place) => place > at && line.trim() === marks);
    if (end < 0) throw new SyntaxError(`The fence on line ${firstLine + at} is not closed`);
    const code = lines.slice(at + 1, end).join("\n");
    found.push({ info: info ?? "", code, line: firstLine + at + 1, at });
    at = end;
  }
  return found;
}
