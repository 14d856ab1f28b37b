/**
 * The build of `@mp/course`: the course as one module, `dist/course.js`, with the data of every lesson and the checks of the
 * exercises. It imports nothing, so browsers load it as it is.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ContentError, type Course, describeFault, lessonsOf } from "../src/index.ts";
import { readCourse } from "../src/node/index.ts";

const DECLARATIONS = `import type { Check, Course, Expectations } from "@mp/content";

/** The course, in every language. */
export declare const course: Course;

/** Exercise id → its check. */
export declare const checks: Readonly<Record<string, Check | Expectations>>;
`;

const { positionals } = parseArgs({ allowPositionals: true });
const [folder = process.cwd()] = positionals;
const dist = join(folder, "dist");

const { outputFiles } = await build({
  stdin: { contents: moduleOf(readOrTell(folder)), resolveDir: folder, loader: "ts" },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  write: false,
});
const [text = new Uint8Array()] = outputFiles.map(({ contents }) => contents);
mkdirSync(dist, { recursive: true });
writeFileSync(join(dist, "course.js"), text);
writeFileSync(join(dist, "course.d.ts"), DECLARATIONS);
console.log(`course.js: ${kilobytes(text.length)}, compressed ${kilobytes(gzipSync(text).length)}`);

/** A course with faults is not built: they are told, each with its place and its mend, and nothing of Node. */
function readOrTell(from: string): Course {
  try {
    return readCourse(from);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.all.map(describeFault).join("\n"));
    return process.exit(1);
  }
}

/** Data as a string to parse: engines read that several times as fast as the same written as code. */
function moduleOf(course: Course): string {
  const exercises = lessonsOf(course).flatMap(({ id, exercise }) =>
    exercise ? [{ id, file: exercise.check }] : [],
  );
  const imports = exercises.map(({ file }, at) => `import check${at} from ${JSON.stringify(`./${file}`)};`);
  const entries = exercises.map(({ id }, at) => `${JSON.stringify(id)}: check${at}`);
  return `${imports.join("\n")}
export const checks = { ${entries.join(", ")} };
export const course = JSON.parse(${JSON.stringify(JSON.stringify(course))});
`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
