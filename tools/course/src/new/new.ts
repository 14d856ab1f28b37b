import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { prefixOf } from "../check/check.ts";
import { inspectFolder } from "../check/static.ts";
import { COURSE } from "../place.ts";
import { UsageError } from "../usage.ts";
import { placeOf, unwritten } from "./choose.ts";
import { createLesson, type Place } from "./create.ts";

const OPTIONS = {
  module: { type: "string" },
  kind: { type: "string" },
  "title-es": { type: "string" },
  "title-en": { type: "string" },
  course: { type: "string", default: COURSE },
} as const;

/** `content:new [id]`: makes a lesson that passes the check but for its TODO, and says what to do next. */
export async function newLesson(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const inspection = inspectFolder(values.course);
  if (!inspection.plan)
    throw new UsageError("plan.json cannot be read. Run content:check and mend it first.");
  const id = positionals[0] ?? (await ask(unwritten(inspection)));
  const place = placeOf(inspection.plan, id, { folder: values.course, about: values });
  const path = createLesson(values.course, place);
  console.log(nextSteps(`${prefixOf(values.course)}${path}`, place));
  return 0;
}

async function ask(places: readonly Place[]): Promise<string> {
  const list = places.map(
    ({ module, lesson }) => `  ${module.folder.padEnd(22)} ${lesson.id.padEnd(28)} ${lesson.title.es}`,
  );
  const known = `Lessons of the plan that are still to be written:\n${list.join("\n")}`;
  if (!process.stdin.isTTY)
    throw new UsageError(`${known}\nName one: pnpm content:new ${places[0]?.lesson.id ?? "ID"}`);
  console.log(known);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question("Which one? ")).trim();
  } finally {
    lines.close();
  }
}

function nextSteps(path: string, { lesson }: Place): string {
  const program =
    lesson.kind === "exercise" ? "start/, solution/, mistakes/ and check.ts" : "program.ts and program.py";
  return `Made ${path}. Its programs run; its texts say TODO.

Next:
  1. pnpm content:watch ${lesson.id}     says what is left, each time you save
  2. write ${program}, then es.md, then en.md with the same headings
  3. pnpm mp show ${lesson.id}           to read it as a student does (pnpm build first)
  4. pnpm content:check ${lesson.id}     before you push
docs/authors.md tells each step with an example.`;
}
