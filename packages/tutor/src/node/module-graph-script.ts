/**
 * Run in a Node of its own by `readModuleGraph`, with the URL of a program: links its modules, writes to stdout what they are, and
 * ends before any of them runs.
 */
import { writeSync } from "node:fs";
import { registerHooks } from "node:module";
import type { ModuleGraph, ProgramImport, ProgramModule } from "./module-graph.ts";

// These names end in no file, so they are never the program's.
const ENTRY = "mp-graph:entry";
const END = "mp-graph:end";

const [program = ""] = process.argv.slice(2);
const own = new Set([program]);
const modules: ProgramModule[] = [];
const imports: ProgramImport[] = [];

const isPath = (specifier: string) => /^(?:\.{0,2}\/|file:|#)/.test(specifier);
const isRuntime = (specifier: string) => /^@mp\/runtime(?:\/|$)/.test(specifier);

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === ENTRY || specifier === END)
      return { url: specifier, format: "module", shortCircuit: true };
    // The runtime is the tutor's own copy, wherever the program lies.
    const from = isRuntime(specifier) ? { ...context, parentURL: import.meta.url } : context;
    // Before the next hook, which changes the context.
    const parent = context.parentURL ?? "";
    const result = nextResolve(specifier, from);
    if (own.has(parent)) imports.push({ parent, specifier, url: result.url });
    if (own.has(parent) && isPath(specifier)) own.add(result.url);
    // As when it is run: a student's folder needs no package.json to say that its programs are modules.
    return result.url === program && program.endsWith(".ts")
      ? { ...result, format: "module-typescript" }
      : result;
  },
  load(url, context, nextLoad) {
    if (url === ENTRY) return synthetic(`import ${JSON.stringify(END)}; import ${JSON.stringify(program)};`);
    if (url === END) return synthetic("globalThis.mpLinked();");
    const result = nextLoad(url, context);
    if (own.has(url)) modules.push({ url, code: text(result.source), format: result.format ?? "" });
    return result;
  },
});

Object.assign(globalThis, {
  mpLinked() {
    const graph: Omit<ModuleGraph, "main"> = { modules, imports };
    writeAll(JSON.stringify(graph));
    process.exit(0);
  },
});

await import(ENTRY);

function synthetic(source: string) {
  return { format: "module" as const, source, shortCircuit: true };
}

function text(source: string | ArrayBuffer | NodeJS.TypedArray | null | undefined): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source ?? new Uint8Array());
}

function writeAll(answer: string): void {
  const bytes = Buffer.from(answer);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
}
