import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Fault, inspectCourse, type Inspection } from "@mp/content";
import { readCourseFiles } from "@mp/content/node";

/** Everything about the course that can be said without running a program. */
export function inspectFolder(folder: string): Inspection {
  const inspection = inspectCourse(readCourseFiles(folder));
  const figures = Object.entries(inspection.figures);
  const missing = figures.filter(([, { script }]) => !existsSync(join(folder, script)));
  const faults = missing.map(([id, { script }]): Fault => ({
    file: "figures.json",
    field: `${id}.script`,
    problem: `there is no ${script}`,
    mend: "Every figure comes from a script in the repository: add it, or take the figure away",
  }));
  return { ...inspection, faults: [...inspection.faults, ...faults] };
}
