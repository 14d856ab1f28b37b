import { fences } from "./fences.ts";
import { lineAt, type Source } from "./source.ts";

/** The documentation of one declaration. */
export interface DocComment {
  readonly text: string;
  /** Whether it is marked as no part of the public surface. */
  readonly isInternal: boolean;
  readonly examples: readonly DocExample[];
}

export interface DocExample {
  readonly code: string;
  /** Line of the file on which the code begins. */
  readonly line: number;
}

/** Every doc comment of a file, with the place where it ends. */
export function docComments(source: Source): { readonly end: number; readonly doc: DocComment }[] {
  return source.comments
    .filter(({ type, value }) => type === "Block" && value.startsWith("*"))
    .map(({ value, start, end }) => ({ end, doc: readDoc(value.slice(1), lineAt(source.text, start)) }));
}

/** The doc comment of the declaration that begins at `start`; notes to the linter may stand in between. */
export function docBefore(source: Source, start: number): DocComment | undefined {
  const before = docComments(source).findLast(({ end }) => end <= start);
  if (before === undefined) return undefined;
  const between = source.text.slice(before.end, start);
  return between.replaceAll(/\/\/.*/g, "").trim() === "" ? before.doc : undefined;
}

function readDoc(body: string, firstLine: number): DocComment {
  const lines = body.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
  const firstExample = lines.findIndex((line) => line.trimStart().startsWith("@example"));
  const examples = fences(lines, firstLine)
    .filter(({ info, at }) => info === "ts" && firstExample >= 0 && at > firstExample)
    .map(({ code, line }) => ({ code, line }));
  return { text: lines.join("\n").trim(), isInternal: /^\s*@internal\b/m.test(lines.join("\n")), examples };
}
