const EXPECTED = /(?:^|\s)\/\/ =>(?: (.*))?$/;

/** What an example says it prints, line by line: `// => …` behind a statement, or on a line of its own. */
export function expectedLines(code: string): string[] {
  return code.split("\n").flatMap((line) => {
    const found = EXPECTED.exec(line);
    return found === null ? [] : [found[1] ?? ""];
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
