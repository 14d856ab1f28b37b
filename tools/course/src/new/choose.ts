import { join } from "node:path";
import { type Inspection, lessonsOf, type Plan, type PlannedLesson } from "@mp/content";
import { UsageError } from "../usage.ts";
import type { Place } from "./create.ts";
import { changeJson } from "./json.ts";

/** What an author says of a lesson that is not in the plan. */
export interface Unplanned {
  readonly module?: string | undefined;
  readonly kind?: string | undefined;
  readonly "title-es"?: string | undefined;
  readonly "title-en"?: string | undefined;
}

/** The lessons of the plan that nobody has written yet. */
export function unwritten({ plan, course }: Inspection): readonly Place[] {
  const written = new Set(course ? lessonsOf(course).map(({ id }) => id) : []);
  const places =
    plan?.modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson }))) ?? [];
  return places.filter(({ lesson }) => !written.has(lesson.id));
}

/** The place of a lesson in the plan; one that is not there is put into it, at the end of its module. */
export function placeOf(
  plan: Plan,
  id: string,
  { folder, about }: { folder: string; about: Unplanned },
): Place {
  const planned = find(plan, id);
  if (planned) return planned;
  const lesson = unplanned(plan, id, about);
  const modules = plan.modules.map((module) =>
    module.id === about.module ? { ...module, lessons: [...module.lessons, lesson] } : module,
  );
  changeJson<Plan>(join(folder, "plan.json"), (file) => ({ ...file, modules }));
  const place = find({ ...plan, modules }, id);
  if (!place) throw new Error(`"${id}" is not in the plan it was put into: please report this`);
  return place;
}

function find(plan: Plan, id: string): Place | undefined {
  for (const module of plan.modules) {
    const lesson = module.lessons.find((each) => each.id === id);
    if (lesson) return { module, lesson };
  }
  return undefined;
}

function unplanned(plan: Plan, id: string, about: Unplanned): PlannedLesson {
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    throw new UsageError(`"${id}" is no id: use lower-case letters, digits and hyphens.`);
  const modules = plan.modules.map((module) => module.id);
  const { kind, module = "", "title-es": es, "title-en": en } = about;
  if (!modules.includes(module) || (kind !== "lesson" && kind !== "exercise") || !es || !en)
    throw new UsageError(
      `plan.json has no lesson "${id}". To add it, say all four: --module (${modules.join(", ")}) --kind (lesson, exercise) --title-es "…" --title-en "…".`,
    );
  const objective = {
    es: "TODO: qué sabrá hacer el estudiante después, en una frase.",
    en: "TODO: what the student can do afterwards, in one sentence.",
  };
  return {
    id,
    kind,
    core: false,
    title: { es, en },
    objective,
    minutes: 7,
    prerequisites: [],
    misconceptions: ["M7"],
    topics: [],
  };
}
