/** What of a screen is the same whenever and wherever it is shown: places in the course move as it grows, and times are times. */
export function stable(screen: string): string {
  const lines = screen.split("\n").map((line) =>
    line
      .replace(/^( ▐ )\d+\.\d+/, "$1#.#")
      .replaceAll(/\((\d+\.\d+)\)/g, "(#.#)")
      .replaceAll(/\d+[.,]\d+ s\b/g, "#.# s")
      .trimEnd(),
  );
  return `${lines.join("\n").trimEnd()}\n`;
}
