/** Reads a module and all it imports, rewrites them, and puts them together into one function that makes an instance of them. */

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { Effects } from "./effects.ts";
import { emitModule } from "./emit.ts";
import { type Module, type Node, parseModule } from "./parse.ts";

/** A change to the text of a file: a smaller constant, or a fault that the model has to find. */
export interface Edit {
  /** How the file's path ends. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A file that the program does not import is none the worse for it. */
  readonly ifThere?: boolean;
}

/** Makes an instance of a program: its modules, with variables of their own, in the process that `$p` is. */
export type Program = (
  $p: object,
  environment: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>>;

/** What the environment has to bring, in place of the global of that name. */
const ENVIRONMENT = [
  "Atomics",
  "SharedArrayBuffer",
  "Int32Array",
  "Uint8Array",
  "FinalizationRegistry",
  "Promise",
  "setTimeout",
  "clearTimeout",
  "Model",
] as const;

/** Loads the program whose first module is `entry`. */
export async function loadProgram(entry: string, edits: readonly Edit[]): Promise<Program> {
  const unused = new Set(edits.filter(({ ifThere }) => ifThere !== true));
  const modules = readAll(resolve(entry), (file, text) => {
    let edited = text;
    for (const edit of edits.filter((each) => file.endsWith(each.file))) {
      unused.delete(edit);
      edited = applied(edit, edited);
    }
    return edited;
  });
  const [missed] = unused;
  if (missed !== undefined)
    throw new Error(`No module of ${entry} is called ${missed.file}, where an edit belongs`);
  const code = await bundle(resolve(entry), modules);
  const unpacked = `const { ${ENVIRONMENT.join(", ")} } = $environment;`;
  // oxlint-disable-next-line typescript/no-implied-eval -- the program is this repository's own source, rewritten.
  return new Function(
    "$p",
    "$environment",
    `"use strict"; let $t; ${unpacked}\n${code}\nreturn $program;`,
  ) as Program;
}

function applied({ file, from, to }: Edit, text: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) {
    throw new Error(`An edit of ${file} has to match once, but matches ${parts.length - 1} times: ${from}`);
  }
  return parts.join(to);
}

function readAll(entry: string, edit: (file: string, text: string) => string): Map<string, Module> {
  const modules = new Map<string, Module>();
  const todo = [entry];
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    if (modules.has(file)) continue;
    const module = parseModule(file, edit(file, readFileSync(file, "utf8")));
    modules.set(file, module);
    for (const specifier of importsOf(module.program)) {
      if (!specifier.startsWith("."))
        throw new Error(`${file} imports ${specifier}: the model follows relative imports only`);
      todo.push(resolve(dirname(file), specifier));
    }
  }
  return modules;
}

function importsOf(program: Node): string[] {
  return (program["body"] as Node[]).flatMap(({ source }) =>
    typeof source === "object" && source !== null ? [String((source as Node)["value"])] : [],
  );
}

async function bundle(entry: string, modules: ReadonlyMap<string, Module>): Promise<string> {
  const effects = new Effects([...modules.values()]);
  const rewritten: Plugin = {
    name: "rewritten",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
        contents: emitModule(modules.get(path) as Module, effects),
        loader: "js",
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "$program",
    target: "esnext",
    treeShaking: false,
    define: { "import.meta.url": '"file:///program.js"' },
    plugins: [rewritten],
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
