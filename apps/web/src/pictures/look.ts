/** Runs a schedule again, and turns to its timeline: the pictures of schedules stand below it. */

import type { LessonSession } from "@mp/tutor";

/** Does so. */
export async function lookAt(session: LessonSession, schedule: string): Promise<void> {
  await session.run({ schedule, traced: true });
  document.querySelector(".timeline")?.scrollIntoView({ block: "nearest" });
}
