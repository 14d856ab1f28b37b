/** What `@mp/runtime` has for programs, with what its documentation says first, and the lessons whose programs use it. */

import { type Course, type Lesson, lessonsOf } from "@mp/content";
import ts from "typescript-api";
import { API, type RuntimeName } from "../src/course/data.ts";
import { ProgramHost } from "../src/editor/types/host.ts";
import { LIBRARY, type TextFiles } from "../src/editor/types/library.ts";
import { typingFiles } from "./typings.ts";

/** Every file of data that is made of the runtime's declarations: its path from the root of the site, and what is in it. */
export function runtimeFiles(course: Course): ReadonlyMap<string, unknown> {
  const typings = typingFiles();
  return new Map([...typings, [API, runtimeNames(course, typings.get(LIBRARY) as TextFiles)]]);
}

function runtimeNames(course: Course, library: TextFiles): readonly RuntimeName[] {
  const program = ts.createLanguageService(new ProgramHost(library)).getProgram();
  const checker = program?.getTypeChecker();
  const entry = program?.getSourceFile("/runtime/index.d.ts");
  const module = entry && checker?.getSymbolAtLocation(entry);
  if (!checker || !module) throw new Error("@mp/runtime has no declarations: build it first");
  const used = lessonsOf(course).map((lesson) => ({ id: lesson.id, imports: importsOf(lesson) }));
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    // Types alone are for those who have their editor tell them.
    if (!(symbol.flags & ts.SymbolFlags.Value)) return [];
    const docs = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    const lessons = used.filter(({ imports }) => imports.has(exported.name)).map(({ id }) => id);
    return [{ name: exported.name, summary: firstSentence(docs), lessons }];
  });
}

/** The names that a lesson's programs import. */
function importsOf({ programs, exercise }: Lesson): ReadonlySet<string> {
  const own = exercise ? [exercise.start, exercise.solution] : [];
  const given = Object.entries(programs).filter(([name]) => name.endsWith(".ts"));
  const text = [...given.map(([, source]) => source), ...own].map(({ en }) => en).join("\n");
  const clauses = [...text.matchAll(/import \{([^}]*)\} from "@mp\/runtime"/g)];
  return new Set(clauses.flatMap(([, names = ""]) => names.match(/\w+/g) ?? []));
}

function firstSentence(docs: string): string {
  const [paragraph = ""] = docs.split("\n\n");
  const flat = paragraph.replaceAll(/\{@link (?:[^}|]*\|)?\s*([^}]+)\}/g, "$1").replaceAll(/\s+/g, " ");
  return /^.*?[.:](?= |$)/.exec(flat)?.[0].replace(/:$/, ".") ?? flat;
}
