/** The corpus as the tests use it: every case with its two programs, and the lines that their marks stand for. */
import { readdir, readFile } from "node:fs/promises";
import type { FaultCase } from "../../corpus/define-case.ts";

const CORPUS = new URL("../../corpus/", import.meta.url);

/** A program of the corpus. */
export interface CorpusProgram {
  readonly url: string;
  readonly code: string;
  /** Line of each mark, counted from 1. */
  readonly marks: ReadonlyMap<string, number>;
}

/** A case of the corpus. */
export interface CorpusCase extends FaultCase {
  readonly name: string;
  readonly wrong: CorpusProgram;
  readonly right: CorpusProgram;
}

/** All cases, by name. */
export async function allCases(): Promise<CorpusCase[]> {
  const entries = await readdir(CORPUS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.toSorted().map((name) => caseOf(name)));
}

async function caseOf(name: string): Promise<CorpusCase> {
  const folder = new URL(`${name}/`, CORPUS);
  const { default: fault } = (await import(new URL("case.ts", folder).href)) as { default: FaultCase };
  const [wrong, right] = await Promise.all([
    programAt(new URL("wrong.ts", folder)),
    programAt(new URL("right.ts", folder)),
  ]);
  return { ...fault, name, wrong, right };
}

async function programAt(url: URL): Promise<CorpusProgram> {
  const code = await readFile(url, "utf8");
  return { url: url.href, code, marks: marksIn(code) };
}

/** The marks, such as `[read]`, in the comments of a program. */
function marksIn(code: string): Map<string, number> {
  const marks = new Map<string, number>();
  for (const [index, line] of code.split("\n").entries()) {
    const comment = line.slice(line.indexOf("// [")).match(/^\/\/( \[[\w-]+\])+$/)?.[0] ?? "";
    for (const [, mark] of comment.matchAll(/\[([\w-]+)\]/g)) {
      if (marks.has(mark as string)) throw new Error(`Line ${index + 1}: the mark [${mark}] is there twice`);
      marks.set(mark as string, index + 1);
    }
  }
  return marks;
}
