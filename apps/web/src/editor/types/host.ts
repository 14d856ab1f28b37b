/** The files that the language service sees: the library, which stays, and a student's program, which changes. */

import ts from "typescript-api";
import type { TextFiles } from "./library.ts";

/** Strict where a mistake would show, lenient where a beginner has not written a type. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ["lib.es2025.d.ts", "lib.esnext.disposable.d.ts"],
  types: [],
  paths: { "@mp/runtime": ["/runtime/index.d.ts"] },
  allowImportingTsExtensions: true,
  strict: true,
  noImplicitAny: false,
  noEmit: true,
  skipLibCheck: true,
};

/** What the service asks for. */
export class ProgramHost implements ts.LanguageServiceHost {
  readonly #library: TextFiles;
  readonly #messages: Readonly<Record<string, string>> | undefined;
  readonly #program = new Map<string, { readonly text: string; readonly version: number }>();

  constructor(library: TextFiles, messages?: Readonly<Record<string, string>>) {
    this.#library = library;
    this.#messages = messages;
  }

  /** Puts a file of the program in place. */
  put(path: string, text: string): void {
    const before = this.#program.get(path);
    if (before?.text !== text) this.#program.set(path, { text, version: (before?.version ?? 0) + 1 });
  }

  /** Forgets the files of the program but these. */
  keep(paths: ReadonlySet<string>): void {
    for (const path of this.#program.keys()) if (!paths.has(path)) this.#program.delete(path);
  }

  getCompilationSettings(): ts.CompilerOptions {
    return OPTIONS;
  }

  getLocalizedDiagnosticMessages(): unknown {
    return this.#messages;
  }

  getScriptFileNames(): string[] {
    return ["/program.d.ts", "/runtime/index.d.ts", ...this.#program.keys()];
  }

  getScriptVersion(path: string): string {
    return String(this.#program.get(path)?.version ?? 0);
  }

  getScriptSnapshot(path: string): ts.IScriptSnapshot | undefined {
    const text = this.readFile(path);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  }

  getCurrentDirectory(): string {
    return "/";
  }

  getDefaultLibFileName(): string {
    return "/lib/lib.es2025.d.ts";
  }

  fileExists(path: string): boolean {
    return this.readFile(path) !== undefined;
  }

  readFile(path: string): string | undefined {
    return this.#program.get(path)?.text ?? this.#library[path];
  }
}
