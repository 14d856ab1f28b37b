import { globSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { docComments } from "./doc-comment.ts";
import { fences } from "./fences.ts";
import { INSPECT, ROOT, RUNTIME } from "./places.ts";
import { readSource } from "./source.ts";

/** Only TypeScript has its types checked. */
type Language = "ts" | "js" | "python";

/** A program in the documentation, to be run and compared with what it says of itself. */
export interface Example {
  /** Where its code begins: `packages/runtime/src/sync/lock.ts:12`. */
  readonly place: string;
  readonly language: Language;
  readonly code: string;
  /** Files that lie beside the program. */
  readonly files: readonly ExampleFile[];
}

export interface ExampleFile {
  readonly name: string;
  readonly code: string;
}

/** How a fence says in Markdown that its program runs: `ts run`, `js run`, `python run`. */
const RUNNABLE = /^(ts|js|python) run$/;
/** How a fence says that it is a file beside the next program: `js file=worker.js`. */
const BESIDE = /^[a-z]+ file=(\S+)$/;
/** Languages that can be run, so that a fence of theirs that is not run is an oversight. */
const CODE = /^(ts|tsx|typescript|js|jsx|javascript|python|py)\b/;

/** The examples in the doc comments of the packages that programs import, then those in the pages. */
export function allExamples(): Example[] {
  const sources = [RUNTIME, INSPECT].flatMap((folder) =>
    globSync("src/**/*.ts", { cwd: folder, exclude: ["**/*.test.ts", "**/fixtures/**"] }).map((file) =>
      resolve(folder, file),
    ),
  );
  const pages = globSync(["README.md", "docs/**/*.md", "packages/*/README.md"], { cwd: ROOT });
  return [
    ...sources.toSorted().flatMap((file) => examplesInSource(file)),
    ...pages.toSorted().flatMap((file) => examplesInPage(resolve(ROOT, file))),
  ];
}

function examplesInSource(file: string): Example[] {
  return docComments(readSource(file))
    .flatMap(({ doc }) => doc.examples)
    .map(({ code, line }) => ({ place: `${relative(ROOT, file)}:${line}`, language: "ts", code, files: [] }));
}

function examplesInPage(file: string): Example[] {
  const examples: Example[] = [];
  let files: ExampleFile[] = [];
  for (const { info, code, line } of fences(readFileSync(file, "utf8").split("\n"))) {
    const [, name] = BESIDE.exec(info) ?? [];
    if (name !== undefined) files.push({ name, code });
    const [, language] = RUNNABLE.exec(info) ?? [];
    if (language === undefined) continue;
    const place = `${relative(ROOT, file)}:${line}`;
    examples.push({ place, language: language as Language, code, files });
    files = [];
  }
  return examples;
}

/** Where the guide shows code that nobody runs. */
export function idleFences(): string[] {
  const pages = globSync(["docs/guide/**/*.md", "docs/coming-from-*.md"], { cwd: ROOT });
  return pages.toSorted().flatMap((page) => idleFencesIn(page, readFileSync(resolve(ROOT, page), "utf8")));
}

/** Where a page shows code that nobody runs. */
export function idleFencesIn(page: string, text: string): string[] {
  return fences(text.split("\n"))
    .filter(({ info }) => CODE.test(info) && !RUNNABLE.test(info) && !BESIDE.test(info))
    .map(({ info, line }) => `${page}:${line} (${info})`);
}
