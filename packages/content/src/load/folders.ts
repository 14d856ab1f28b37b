import type { Reader } from "./reader.ts";

/** What may lie in a lesson's folder; anything else is a name mistyped, or a file that nobody reads. */
const LESSON_FILE =
  /^(?:(?:lesson|messages)\.json|(?:es|en)\.md|program\.(?:ts|py)|check\.ts|(?:start|solution)\/[\w-]+\.ts|mistakes\/[a-z0-9-]+\/(?:mistake\.json|[\w-]+\.ts))$/;

/** Refuses folders that no list names, files that nothing reads, and lessons whose folder says another id. */
export function lintFolders(reader: Reader): void {
  const modules = listIn(reader, "course.json", "modules");
  for (const folder of foldersUnder("", reader)) {
    if (modules.includes(folder)) lintModuleFolder(folder, reader);
    else
      reader.faults.add(
        folder,
        "folder",
        "course.json does not list it",
        "Add it to modules, or take it away",
      );
  }
}

function lintModuleFolder(module: string, reader: Reader): void {
  lintId(`${module}/module.json`, module, reader);
  const lessons = listIn(reader, `${module}/module.json`, "lessons");
  for (const name of foldersUnder(`${module}/`, reader)) {
    const folder = `${module}/${name}`;
    const mend = "Add it to lessons, or take it away";
    if (!lessons.includes(name)) reader.faults.add(folder, "folder", "module.json does not list it", mend);
    lintId(`${folder}/lesson.json`, name, reader);
    for (const path of reader.files.keys())
      if (path.startsWith(`${folder}/`) && !LESSON_FILE.test(path.slice(folder.length + 1)))
        reader.faults.add(
          path,
          "file",
          "no lesson has a file of this name",
          "Mend the name, or take it away",
        );
  }
}

function lintId(file: string, folder: string, reader: Reader): void {
  const { id } = objectIn(reader, file);
  if (typeof id !== "string" || folder.replace(/^\d\d-/, "") === id) return;
  reader.at(
    file,
    ["id"],
    `its folder is ${folder}`,
    `Name the folder by the id: two digits, a hyphen and "${id}"`,
  );
}

function foldersUnder(prefix: string, { files }: Reader): readonly string[] {
  const names = [...files.keys()].flatMap((path) => {
    const [name = "", more] = path.startsWith(prefix) ? path.slice(prefix.length).split("/") : [];
    return more === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

function listIn(reader: Reader, file: string, field: string): readonly unknown[] {
  const list = objectIn(reader, file)[field];
  return Array.isArray(list) ? list : [];
}

// What is wrong with the file itself has been told when it was read.
function objectIn({ files }: Reader, file: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(files.get(file) ?? "{}") as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
