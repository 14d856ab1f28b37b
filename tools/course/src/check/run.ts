import { availableParallelism } from "node:os";
import type { Fault, Lesson } from "@mp/content";
import { Explorer } from "@mp/tutor/node";
import { checkExercise } from "./exercise.ts";
import { type Bench, checkLesson } from "./lesson.ts";

/** What came of running one lesson's programs. */
export interface LessonOutcome {
  readonly lesson: Lesson;
  readonly faults: readonly Fault[];
  /** Milliseconds. */
  readonly time: number;
}

/** Runs the programs of lessons, one more lesson at once than the machine has cores, as programs wait; and tells each as it is done. */
export async function runLessons(
  lessons: readonly Lesson[],
  bench: Bench,
  tell: (outcome: LessonOutcome) => void,
): Promise<readonly Fault[]> {
  const left = [...lessons];
  const found: Fault[] = [];
  const work = async () => {
    using explorer = new Explorer();
    for (let lesson = left.shift(); lesson && !bench.signal?.aborted; lesson = left.shift()) {
      const outcome = await runLesson(lesson, { ...bench, explorer });
      found.push(...outcome.faults);
      if (!bench.signal?.aborted) tell(outcome);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  return found;
}

async function runLesson(lesson: Lesson, bench: Bench): Promise<LessonOutcome> {
  const begin = performance.now();
  const faults = await (lesson.exercise ? checkExercise(lesson, bench) : checkLesson(lesson, bench));
  return { lesson, faults, time: performance.now() - begin };
}
