import type { Course, Plan, PlannedLesson } from "@mp/content";
import { lessonsOf } from "@mp/content";

/** `docs/course-plan.md`: the plan for people to read. */
export function planPage(plan: Plan, course: Course): string {
  const written = new Set(lessonsOf(course).map(({ id }) => id));
  const planned = plan.modules.flatMap((module) => module.lessons);
  const core = planned.filter((lesson) => lesson.core);
  const modules = plan.modules.map(({ folder, title, lessons, prerequisites }) => {
    const after = prerequisites.length > 0 ? `After: ${prerequisites.join(", ")}.\n\n` : "";
    return `## ${folder}: ${title.es} / ${title.en}\n\n${after}${lessonTable(lessons, written)}`;
  });
  return `# The plan of the course

Made from \`content/plan.json\` by \`pnpm content:generate\`: change it there. ${planned.length} lessons; the course is whole with the
${core.length} marked ●; ${written.size} are written (✔). \`pnpm content:new <id>\` begins one.

${modules.join("\n\n")}

## What must be taught, and where

${topicTable(plan)}

## Misconceptions, and the lessons that meet them

${beliefTable(plan, course)}
`;
}

function lessonTable(lessons: readonly PlannedLesson[], written: ReadonlySet<string>): string {
  const rows = lessons.map(({ id, kind, core, title, objective, misconceptions }) => {
    const mark = `${core ? "●" : "○"}${written.has(id) ? " ✔" : ""}`;
    return [mark, `\`${id}\``, kind, `${title.es} / ${title.en}`, objective.en, misconceptions.join(" ")];
  });
  return table(["", "lesson", "kind", "title", "afterwards the student can", "meets"], rows);
}

function topicTable(plan: Plan): string {
  const lessons = plan.modules.flatMap((module) => module.lessons);
  const rows = Object.entries(plan.topics).map(([id, topic]) => [
    topic,
    idsOf(lessons.filter((lesson) => lesson.topics.includes(id))),
  ]);
  return table(["topic", "lessons"], rows);
}

function beliefTable(plan: Plan, course: Course): string {
  const lessons = plan.modules.flatMap((module) => module.lessons);
  const rows = Object.entries(course.misconceptions).map(([id, belief]) => [
    id,
    belief.en,
    idsOf(lessons.filter((lesson) => lesson.misconceptions.includes(id))),
  ]);
  return table(["", "what students believe", "lessons"], rows);
}

function idsOf(lessons: readonly PlannedLesson[]): string {
  return lessons.map(({ id }) => `\`${id}\``).join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
