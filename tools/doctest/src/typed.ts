import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Example } from "./examples.ts";
import { CACHE, ROOT } from "./places.ts";
import { writeExample } from "./run.ts";

const FOLDER = join(CACHE, "typed");

/** The examples are checked as strictly as the repository's own code. */
const CONFIG = {
  extends: join(relative(FOLDER, ROOT), "tsconfig.check.json"),
  compilerOptions: { types: ["node"] },
  include: ["**/*.ts"],
};

/** What the compiler has to say about the examples, and not about what they use; nothing if their types are right. */
export function typeErrors(examples: readonly Example[]): Promise<string> {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const example of examples.filter(({ language }) => language === "ts")) writeExample(example, "typed");
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(CONFIG));
  const compiler = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, "--pretty", "false"], { cwd: FOLDER }, (_, stdout, stderr) =>
      resolve(stderr + stdout.split("\n").filter(isOfExample).join("\n")),
    );
  });
}

/** Other packages are outside of the folder; what is wrong there is told by their own check. */
function isOfExample(line: string): boolean {
  return !line.startsWith("..") && line.trim() !== "";
}
