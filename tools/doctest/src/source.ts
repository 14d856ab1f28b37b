import { readFileSync } from "node:fs";
import { type Comment, type EcmaScriptModule, parseSync, type Program } from "oxc-parser";

/** A parsed source file. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly program: Program;
  readonly exports: EcmaScriptModule["staticExports"];
  readonly imports: EcmaScriptModule["staticImports"];
  readonly comments: readonly Comment[];
}

const parsed = new Map<string, Source>();

/** Parses a file, once. */
export function readSource(file: string): Source {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const source = parseSource(file, readFileSync(file, "utf8"));
  parsed.set(file, source);
  return source;
}

/** Parses what a file holds. */
export function parseSource(file: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`Cannot read ${file}: ${error.message}`);
  const { staticExports: exports, staticImports: imports } = module;
  return { file, text, program, comments, exports, imports };
}

/** The number, from 1, of the line that holds the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
