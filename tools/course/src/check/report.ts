import { describeFault, type Fault, type Lesson } from "@mp/content";
import type { LessonOutcome } from "./run.ts";

/** Faults for people, each beginning with a place that editors and terminals make a link of. */
export function faultLines(faults: readonly Fault[], prefix: string): readonly string[] {
  return faults.map((fault) => describeFault({ ...fault, file: `${prefix}${fault.file}` }));
}

/** `✔ 1.3  mp-worker  5.2 s` */
export function outcomeLine({ lesson, faults, time }: LessonOutcome): string {
  const mark = faults.length === 0 ? "✔" : "✘";
  return `${mark} ${nameOf(lesson).padEnd(36)} ${seconds(time).padStart(7)}`;
}

/** Milliseconds as `1.2 s`. */
export function seconds(time: number): string {
  return `${(time / 1000).toFixed(1)} s`;
}

/** `1 fault`, `2 faults` */
export function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? "" : "s"}`;
}

function nameOf({ number, id }: Lesson): string {
  return `${number.padEnd(5)} ${id}`;
}
