/** What is found in a trace of a program of the corpus, in words that can be compared: `data-race at 5, 6`. */
import { fileURLToPath } from "node:url";
import type { Trace } from "@mp/runtime/trace";
import { type Finding, findings } from "@mp/inspect";
import type { CorpusCase, CorpusProgram } from "./cases.ts";

/** What is found in a trace: kinds, and lines of the program. */
export function found(trace: Trace, { url }: CorpusProgram, starvedAfter?: number): string[] {
  const options = starvedAfter === undefined ? {} : { starvedAfter };
  return findings(trace, options).map((finding) => inWords(finding, trace, url));
}

function inWords({ kind, sites }: Finding, trace: Trace, url: string): string {
  const places = sites.map((site) => trace.sites[site]!);
  const program = fileURLToPath(url);
  const lines = places.filter(({ file }) => file === program).map(({ line }) => line);
  const elsewhere = places.filter(({ file }) => file !== program).map(({ file }) => file);
  return words(kind, lines, elsewhere);
}

function words(kind: string, lines: readonly number[], elsewhere: readonly string[] = []): string {
  const sorted = [...new Set(lines)].toSorted((a, b) => a - b);
  return `${kind} at ${[...sorted, ...elsewhere].join(", ")}`;
}

/** What a case says is to be found in its wrong program. */
export function expected({ finds, wrong }: CorpusCase): Set<string> {
  return new Set(
    finds.map(({ at, kind }) =>
      words(
        kind,
        at.map((mark) => wrong.marks.get(mark)!),
      ),
    ),
  );
}
