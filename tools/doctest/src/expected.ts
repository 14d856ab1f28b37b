const EXPECTED = /(?:^|\s)(?:\/\/|#) =>(?: (.*))?$/;
const EXPECTED_OF_ERRORS = /(?:^|\s)(?:\/\/|#) stderr => (.+)$/;

/** What an example says it prints, line by line: `// => …` (`# => …` in Python) behind a statement, or on a line of its own. */
export function expectedLines(code: string): string[] {
  return marked(code, EXPECTED);
}

/** What an example says it writes to standard error, among other lines: `// stderr => …`. */
export function expectedErrorLines(code: string): string[] {
  return marked(code, EXPECTED_OF_ERRORS);
}

function marked(code: string, mark: RegExp): string[] {
  return code.split("\n").flatMap((line) => {
    const found = mark.exec(line);
    return found === null ? [] : [found[1] ?? ""];
  });
}

/** The first of `expected` that is not among `printed` in this order; others may stand in between, such as stacks. */
export function missingLine(expected: readonly string[], printed: readonly string[]): string | undefined {
  let at = 0;
  return expected.find((line) => {
    at = printed.indexOf(line, at) + 1;
    return at === 0;
  });
}

/** The lines of an output; the one after the last line break is none. */
export function printedLines(output: string): string[] {
  return output === "" ? [] : output.replace(/\n$/, "").split("\n");
}

/** Both, side by side where they agree, and marked with - (expected) and + (printed) where not. */
export function difference(expected: readonly string[], printed: readonly string[]): string | undefined {
  const length = Math.max(expected.length, printed.length);
  const rows = globalThis.Array.from({ length }, (_, at) => row(expected[at], printed[at]));
  return rows.every(({ same }) => same) ? undefined : rows.map(({ text }) => text).join("\n");
}

function row(expected: string | undefined, printed: string | undefined): { same: boolean; text: string } {
  if (expected === printed) return { same: true, text: `    ${expected}` };
  const lines = [
    ...(expected === undefined ? [] : [`  - ${expected}`]),
    ...(printed === undefined ? [] : [`  + ${printed}`]),
  ];
  return { same: false, text: lines.join("\n") };
}
