/** What `mp doctor` sees of what stands around the tutor: terminal, editor, Python. */

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { findPython } from "@mp/tutor/node";
import { editorCommand } from "../../app/editor.ts";
import type { DoctorTexts } from "../../texts/doctor-texts.ts";
import { showsUnicode } from "../../render/trace/signs.ts";
import type { Finding } from "./finding.ts";

/** In less than this, lessons are hard to read. */
const COMFORTABLE = { columns: 80, rows: 24 };

/** Whether there is a terminal, and what it can show. */
export function terminalCheck(words: DoctorTexts, env: NodeJS.ProcessEnv): Finding {
  const { columns, isTTY, rows } = process.stdout;
  if (!isTTY) return { status: "ok", seen: words.noTerminal.seen };
  const colours = env["NO_COLOR"] ? 2 : 2 ** process.stdout.getColorDepth(env);
  const unicode = showsUnicode(env);
  const seen = words.terminal(`${columns}×${rows}`, colours, unicode);
  if (columns < COMFORTABLE.columns || rows < COMFORTABLE.rows) {
    const least = `${COMFORTABLE.columns}×${COMFORTABLE.rows}`;
    return { status: "warn", seen, mend: words.smallTerminal(least) };
  }
  return unicode ? { status: "ok", seen } : { status: "warn", seen, mend: words.noUnicode };
}

/** Whether the editor that the tutor would open is there. */
export function editorCheck(words: DoctorTexts, env: NodeJS.ProcessEnv): Finding {
  const command = editorCommand(env) ?? "";
  const isChosen = Boolean(env["VISUAL"] || env["EDITOR"]);
  const [program = ""] = /"[^"]+"|'[^']+'|\S+/.exec(command) ?? [];
  return findProgram(program.replaceAll(/^["']|["']$/g, ""), env) === undefined
    ? { status: "warn", ...words.noEditor(command) }
    : { status: "ok", seen: words.editor(command, isChosen) };
}

/** Whether there is a CPython for the course's programs in Python. */
export async function pythonCheck(words: DoctorTexts, env: NodeJS.ProcessEnv): Promise<Finding> {
  const found = await findPython(env);
  if ("tried" in found) return { status: "warn", ...words.noPython(found.tried, found.found) };
  return {
    status: "ok",
    seen: words.python(found.version, findProgram(found.command, env) ?? found.command),
  };
}

/** Where a command is, as a shell would find it. */
function findProgram(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const endings = process.platform === "win32" ? ["", ...(env["PATHEXT"] ?? ".EXE;.CMD").split(";")] : [""];
  const folders = isAbsolute(name) || /[\\/]/.test(name) ? [""] : (env["PATH"] ?? "").split(delimiter);
  return folders
    .flatMap((folder) =>
      endings.map((ending) => (folder === "" ? resolve(name) : join(folder, name)) + ending),
    )
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
