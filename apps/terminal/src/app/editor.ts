import { spawn } from "node:child_process";

/** How the visit to the editor went. */
export type EditorResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The student's editor, by POSIX custom; `undefined` if none is set and the system has no usual one. */
export function editorCommand(env: NodeJS.ProcessEnv): string | undefined {
  return env["VISUAL"] || env["EDITOR"] || (process.platform === "win32" ? "notepad" : "vi");
}

/** Opens a file in an editor and waits until it is closed. The editor has the terminal to itself meanwhile. */
export function edit(command: string, file: string): Promise<EditorResult> {
  return new Promise((resolve) => {
    const child = launch(command, file);
    child.once("error", (error) => resolve({ ok: false, reason: error.message }));
    child.once("close", (code) => resolve(code === 0 ? { ok: true } : { ok: false, reason: String(code) }));
  });
}

// By a shell, since EDITOR may carry arguments (`code --wait`); the file is never part of the shell's text.
function launch(command: string, file: string) {
  if (process.platform === "win32") return spawn(`${command} "${file}"`, { shell: true, stdio: "inherit" });
  return spawn("/bin/sh", ["-c", `${command} "$1"`, "mp", file], { stdio: "inherit" });
}
