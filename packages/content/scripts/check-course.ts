/** `content:check`: reads the whole course and says every fault in it, not just the first. */
import { parseArgs } from "node:util";
import { ContentError, describeFault, lessonsOf } from "../src/index.ts";
import { readCourse } from "../src/node/index.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const [folder = "../../content"] = positionals;

try {
  const lessons = lessonsOf(readCourse(folder));
  console.log(`${lessons.length} lessons in Spanish and English, no faults`);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  for (const fault of error.all) console.error(describeFault(fault));
  console.error(`${error.all.length} faults`);
  process.exitCode = 1;
}
