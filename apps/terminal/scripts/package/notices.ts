/** The licences of what is bundled: each asks to be told along with the code. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The notices of the packages that these files belong to, each once. */
export function noticesOf(inputs: readonly string[]): string {
  const folders = new Set(
    inputs.filter((path) => path.includes("node_modules/")).map((path) => packageOf(resolve(path))),
  );
  return [...folders]
    .map(noticeOf)
    .toSorted()
    .join(`\n${"-".repeat(72)}\n\n`);
}

/** The folder of the package that a file belongs to. */
function packageOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    // A package may have manifests without a name deeper down, which only say what kind of modules lie there.
    if (existsSync(manifest) && "name" in (JSON.parse(readFileSync(manifest, "utf8")) as object))
      return folder;
  }
  throw new Error(`${file} is bundled and belongs to no package: nobody knows its licence.`);
}

function noticeOf(folder: string): string {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as {
    name: string;
    version: string;
    license?: string;
    author?: string | { name: string };
  };
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined && license === undefined) throw new Error(`${name} says nothing of its licence.`);
  const by = typeof author === "object" ? author.name : author;
  const text =
    file === undefined
      ? `${license}${by === undefined ? "" : `, ${by}`}`
      : readFileSync(join(folder, file), "utf8");
  return `${name} ${version}\n\n${text.trim()}\n`;
}
