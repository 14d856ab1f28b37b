import { globSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { docComments } from "./doc-comment.ts";
import { fences } from "./fences.ts";
import { ROOT, RUNTIME } from "./places.ts";
import { readSource } from "./source.ts";

/** A program in the documentation, to be run and compared with what it says of itself. */
export interface Example {
  /** Where its code begins: `packages/runtime/src/sync/lock.ts:12`. */
  readonly place: string;
  readonly code: string;
}

/** How a fence says in Markdown that its program runs. */
const RUNNABLE = "ts run";

/** The examples in the doc comments of the runtime, then those in the pages. */
export function allExamples(): Example[] {
  const sources = globSync("src/**/*.ts", { cwd: RUNTIME, exclude: ["**/*.test.ts", "**/fixtures/**"] });
  const pages = globSync(["README.md", "docs/**/*.md", "packages/*/README.md"], { cwd: ROOT });
  return [
    ...sources.toSorted().flatMap((file) => examplesInSource(resolve(RUNTIME, file))),
    ...pages.toSorted().flatMap((file) => examplesInPage(resolve(ROOT, file))),
  ];
}

function examplesInSource(file: string): Example[] {
  return docComments(readSource(file))
    .flatMap(({ doc }) => doc.examples)
    .map(({ code, line }) => ({ place: `${relative(ROOT, file)}:${line}`, code }));
}

function examplesInPage(file: string): Example[] {
  return fences(readFileSync(file, "utf8").split("\n"))
    .filter(({ info }) => info === RUNNABLE)
    .map(({ code, line }) => ({ place: `${relative(ROOT, file)}:${line}`, code }));
}
