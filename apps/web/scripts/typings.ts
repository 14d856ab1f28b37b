/** What the editor's TypeScript knows: the types of the language, of `@mp/runtime` as built, and what else programs may use. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript-api";
import { LIBRARY, MESSAGES, type TextFiles } from "../src/editor/types/library.ts";

const typescript = dirname(fileURLToPath(import.meta.resolve("typescript-api")));
const runtime = dirname(fileURLToPath(import.meta.resolve("@mp/runtime/package.json")));

/** Every file of data for it: its path from the root of the site, and what is in it. */
export function typingFiles(): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    [LIBRARY, { ...languageFiles(), ...runtimeFiles(), "/program.d.ts": ownText() }],
    // English is what the compiler speaks by itself.
    [MESSAGES, JSON.parse(read(join(typescript, "es", "diagnosticMessages.generated.json")))],
  ]);
}

/** The library of the language, without that of web pages and what is not everywhere yet. */
function languageFiles(): TextFiles {
  const names = readdirSync(typescript).filter((name) =>
    /^lib\.(?:es\d+|esnext\.disposable|decorators)\b(?!.*\bfull\b).*\.d\.ts$/.test(name),
  );
  return Object.fromEntries(names.map((name) => [`/lib/${name}`, read(join(typescript, name))]));
}

/** What `@mp/runtime` declares, from its entry on. */
function runtimeFiles(): TextFiles {
  const files: Record<string, string> = {};
  const add = (path: string): void => {
    const name = `/runtime/${path}`;
    if (name in files) return;
    const text = withoutInternals(path, read(join(runtime, "dist", path)));
    files[name] = text;
    for (const [, to = ""] of text.matchAll(/(?:from|import)(?: |\()"(\.[^"]+)"/g))
      add(join(dirname(path), to).replace(/\.[jt]s$/, ".d.ts"));
  };
  add("index.d.ts");
  return files;
}

/** What is marked as internal is not for programs: it need not be offered to them. */
function withoutInternals(path: string, text: string): string {
  const cuts: [from: number, to: number][] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const look = (node: ts.Node): void => {
    if (ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal"))
      cuts.push([node.getFullStart(), node.end]);
    else node.forEachChild(look);
  };
  look(file);
  return cuts.reduceRight((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text);
}

function ownText(): string {
  return read(fileURLToPath(new URL("../typings/program.d.ts", import.meta.url)));
}

function read(file: string): string {
  return readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}
