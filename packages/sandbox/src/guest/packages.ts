/** The packages that run programs: the harness around them, the runtime, and what these two need; nothing else of what is installed. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Lent, type Link, type Mount, ROOT } from "./mounts.ts";

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** What the runtime is bundled with when it is built, and imports when it is not. */
const BUNDLED = [
  "@jridgewell/remapping",
  "@sveltejs/acorn-typescript",
  "acorn",
  "eslint-scope",
  "magic-string",
  "node-inspect-extracted",
  "sucrase",
];

/** The packages, and where in the box the tutor's own files are. */
export interface Packages extends Lent {
  /** Path in the box of a module of the tutor, such as `@mp/tutor/harness`. */
  readonly pathOf: (specifier: string) => string;
  /** What Node has to be told to load them. */
  readonly flags: readonly string[];
}

/** Finds the packages, built or from source: as this module is itself. */
export function packagesForPrograms(): Packages {
  const entry = fileURLToPath(import.meta.resolve("@mp/tutor/harness"));
  const isSource = entry.endsWith(".ts");
  const tutor = folderOf(entry);
  const found = new Map<string, string>();
  collect(tutor, isSource, found);
  found.set("@mp/sandbox", folderOf(fileURLToPath(import.meta.resolve("@mp/sandbox/guard"))));
  const mounts = [...found].flatMap(([name, folder]) => mountsOf(name, folder, isSource));
  const links = [...found].map(([name]): Link => ({ to: placeOf(name), at: `${ROOT}/node_modules/${name}` }));
  const pathOf = (specifier: string) => placed(fileURLToPath(import.meta.resolve(specifier)), found);
  return { mounts, links, pathOf, flags: isSource ? ["--conditions=@mp/source"] : [] };
}

function placed(file: string, packages: ReadonlyMap<string, string>): string {
  for (const [name, folder] of packages)
    if (file.startsWith(`${folder}/`)) return `${placeOf(name)}${file.slice(folder.length)}`;
  throw new Error(`${file} is of no package that programs are lent`);
}

// Not below a folder `node_modules`: there, Node takes no TypeScript.
function placeOf(name: string): string {
  return `${ROOT}/packages/${name}`;
}

function mountsOf(name: string, folder: string, isSource: boolean): readonly Mount[] {
  if (!name.startsWith("@mp/")) return [{ from: folder, at: placeOf(name) }];
  // Of this package only what goes into the box.
  const own = `${isSource ? "src" : "dist"}${name === "@mp/sandbox" ? "/guest" : ""}`;
  const parts = ["package.json", own];
  return parts.map((part) => ({ from: join(folder, part), at: `${placeOf(name)}/${part}` }));
}

/** Adds a package and all that it depends on. */
function collect(folder: string, isSource: boolean, found: Map<string, string>): void {
  const { name, dependencies = {} } = manifestIn(folder);
  const known = found.get(name);
  if (known === folder) return;
  if (known !== undefined)
    throw new Error(
      `There are two versions of ${name}, of which programs could see one: ${known}, ${folder}`,
    );
  found.set(name, folder);
  const bundled = isSource && name === "@mp/runtime" ? BUNDLED : [];
  for (const each of [...Object.keys(dependencies), ...bundled])
    collect(dependencyOf(folder, each), isSource, found);
}

function dependencyOf(folder: string, name: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, "node_modules", name);
    if (existsSync(candidate)) return realpathSync(candidate);
    if (at === dirname(at)) throw new Error(`${name}, which ${folder} needs, is not installed`);
  }
}

function folderOf(file: string): string {
  let folder = dirname(file);
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return realpathSync(folder);
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
