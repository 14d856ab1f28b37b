import { readFileSync, writeFileSync } from "node:fs";

const WIDEST = 110;

/** JSON as the repository's formatter lays it out: short lists stand in one line. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll(
    /^( *)(.*)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    (whole: string, ...parts: readonly string[]) => {
      const [indent, head, items = "", comma] = parts;
      const line = `${indent}${head}[${items
        .split("\n")
        .map((item) => item.trim())
        .join(" ")}]${comma}`;
      return line.length <= WIDEST ? line : whole;
    },
  );
  return `${text}\n`;
}

/** Changes a JSON file. */
export function changeJson<T>(file: string, change: (value: T) => T): void {
  writeFileSync(file, toJson(change(JSON.parse(readFileSync(file, "utf8")) as T)));
}
