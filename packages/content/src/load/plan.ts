import { LANGUAGES } from "../languages.ts";
import type { Course, Lesson, Module } from "../model.ts";
import type { Plan, PlannedLesson } from "../schema/plan.ts";
import { lintJson, lintMisconceptions } from "./lint.ts";
import type { Reader } from "./reader.ts";

const FILE = "plan.json";

/** Reads the plan and holds it to itself and to what is already written. */
export function loadPlan(course: Course, reader: Reader): Plan | undefined {
  const plan = reader.json(FILE, "plan", "it says what the course shall be");
  if (!plan) return undefined;
  lintJson(FILE, course.glossary, reader);
  lintOrder(plan, reader);
  lintCoverage(plan, course, reader);
  for (const module of course.modules) lintModule(plan, module, reader);
  return plan;
}

/** Ids are unique, and what a lesson or a module builds on comes before it. */
function lintOrder({ modules }: Plan, reader: Reader): void {
  const before = { modules: new Set<string>(), lessons: new Set<string>() };
  const see = (seen: Set<string>, id: string, field: readonly PropertyKey[]) => {
    if (seen.has(id)) reader.at(FILE, [...field, "id"], `"${id}" is there twice`, "Give it an id of its own");
    seen.add(id);
  };
  for (const [m, module] of modules.entries()) {
    lintBefore(module.prerequisites, before.modules, { field: ["modules", m, "prerequisites"], reader });
    see(before.modules, module.id, ["modules", m]);
    for (const [l, lesson] of module.lessons.entries()) {
      const field = ["modules", m, "lessons", l];
      lintBefore(lesson.prerequisites, before.lessons, { field: [...field, "prerequisites"], reader });
      see(before.lessons, lesson.id, field);
    }
  }
}

function lintBefore(
  ids: readonly string[],
  before: ReadonlySet<string>,
  { field, reader }: { readonly field: readonly PropertyKey[]; readonly reader: Reader },
): void {
  for (const id of ids.filter((each) => !before.has(each)))
    reader.at(
      FILE,
      field,
      `"${id}" does not come before`,
      "Name one that comes earlier, or change the order",
    );
}

/** Every topic and every misconception is some lesson's business, and no lesson names one that is not there. */
function lintCoverage({ topics, modules }: Plan, { misconceptions }: Course, reader: Reader): void {
  const lessons = modules.flatMap((module) => module.lessons);
  const covered = new Set(lessons.flatMap((lesson) => lesson.topics));
  const met = new Set(lessons.flatMap((lesson) => lesson.misconceptions));
  lintMisconceptions({ file: FILE, field: "modules", ids: [...met] }, misconceptions, reader);
  for (const id of covered)
    if (!Object.hasOwn(topics, id))
      reader.at(FILE, ["topics"], `a lesson covers "${id}", which is no topic`, "Add it or mend its name");
  for (const id of Object.keys(topics).filter((topic) => !covered.has(topic)))
    reader.at(FILE, ["topics", id], "no lesson covers it", "Add it to a lesson's topics");
  for (const id of Object.keys(misconceptions).filter((belief) => !met.has(belief)))
    reader.at(
      "misconceptions.json",
      [id],
      "no lesson of plan.json meets it",
      "Add it to a lesson's misconceptions",
    );
}

/** What is written is what was planned: its id, kind and title. */
function lintModule(plan: Plan, module: Module, reader: Reader): void {
  const planned = plan.modules.find(({ id }) => id === module.id);
  if (!planned) {
    reader.at(FILE, ["modules"], `it has no module "${module.id}", which is written`, "Add the module");
    return;
  }
  for (const lesson of module.lessons) {
    const intended = planned.lessons.find(({ id }) => id === lesson.id);
    if (intended) lintLesson(intended, lesson, reader);
    else
      reader.at(
        FILE,
        ["modules"],
        `its module "${module.id}" has no lesson "${lesson.id}"`,
        "Add the lesson",
      );
  }
}

function lintLesson(planned: PlannedLesson, lesson: Lesson, reader: Reader): void {
  const mend = "Make plan.json and the lesson agree";
  if (planned.kind !== lesson.kind)
    reader.at(`${lesson.path}/lesson.json`, ["kind"], `it is ${planned.kind} in plan.json`, mend);
  for (const language of LANGUAGES) {
    const { title } = lesson.text[language];
    const file = `${lesson.path}/${language}.md`;
    if (title !== "" && title !== planned.title[language])
      reader.faults.add(
        { file, line: 1 },
        `"${title}"`,
        `plan.json calls it "${planned.title[language]}"`,
        mend,
      );
  }
}
