import type { Reader } from "./reader.ts";

/** What {@link lintTodos} looks for: `pnpm content:new` puts it where an author has something to write. */
const TODO = /\bTODO\b/;

/**
 * Says what an author has left to write, in texts and in the words of checks; programs may say TODO to the student. The
 * tutor shows such a lesson, so that its author can look at it; content:check does not let it pass.
 */
export function lintTodos({ files, faults }: Reader): void {
  for (const [path, text] of files) {
    if (!/\.(?:md|json)$/.test(path)) continue;
    for (const [at, line] of text.split("\n").entries())
      if (TODO.test(line))
        faults.add({ file: path, line: at + 1 }, "TODO", "it is still to be written", "Write it");
  }
}
