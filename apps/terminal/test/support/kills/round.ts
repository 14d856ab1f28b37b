/** One kill of the tutor, at a moment that a seed says, and what is there afterwards. */

import assert from "node:assert/strict";
import { readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { advance, mergeProgress } from "@mp/tutor";
import { leftAfter } from "../left-running.ts";
import { StudentHome } from "../mp.ts";
import { PtyTutor } from "../pty.ts";
import { ACTIVITIES, type Activity } from "./activities.ts";
import { randomOf } from "./random.ts";
import { EXERCISE, MINE, Student } from "./student.ts";

/** How a round went. */
export interface Round {
  readonly seed: number;
  readonly activity: string;
  readonly moment: string;
  /** Milliseconds from the start to the kill. */
  readonly after: number;
  /** How many things had been told. */
  readonly told: number;
}

/** Computes for ever, and after its first words says nothing by which it would find that nobody listens any more. */
const ENDLESS = `import { Process, isMainProcess } from "@mp/runtime";
export function spin() { console.log("on and on"); for (;;); }
if (isMainProcess) { new Process({ target: spin }).start(); spin(); }
`;
/** A start takes about half of this on a machine with nothing else to do: so kills come before, in and after what is done. */
const LONGEST_MS = 2_000;
/** A machine that is busy with others ends processes late. */
const PATIENCE_MS = 20_000;

/** Starts the tutor, kills it, looks. @throws if anything was lost, or is left running. */
export async function killOnce(seed: number): Promise<Round> {
  const random = randomOf(seed);
  const activity = ACTIVITIES[seed % ACTIVITIES.length];
  assert(activity);
  using home = new StudentHome();
  const student = new Student(home, activity.open);
  writeFileSync(join(home.folder, "endless.ts"), ENDLESS);
  const env = { LANG: "es_ES.UTF-8", EDITOR: student.editor() };
  const began = performance.now();
  const { moment, whole } = await begunAndKilled(activity, student, { random, env });
  const after = Math.round(performance.now() - began);
  const told = activity.told.filter(({ text }) => text.test(whole));
  const where = `seed ${seed}: ${activity.name}, killed ${moment} after ${after} ms, with on the screen:\n${whole.trimEnd()}\n`;
  await seeThatAllIsThere(student, activity, where);
  const progress = student.progress.read().lessons[EXERCISE.id];
  for (const { text, holds } of told)
    assert(holds(student, progress), `${where}told ${String(text)}, and it is not so`);
  return { seed, activity: activity.name, moment, after, told: told.length };
}

interface Start {
  readonly random: () => number;
  readonly env: Readonly<Record<string, string>>;
}

async function begunAndKilled(activity: Activity, student: Student, { random, env }: Start) {
  await using tutor = new PtyTutor(student.home, { columns: 80, rows: 40 }, env, activity.args(student));
  // That it is killed in between is what is wanted.
  const keys = activity.keys?.(tutor).catch(() => {});
  const { moment, come } = momentOf(random, student, activity, tutor);
  await Promise.race([come, tutor.exited()]);
  tutor.kill();
  await tutor.exited();
  tutor.abandon();
  await keys;
  return { moment, whole: tutor.whole };
}

/** When to kill: at any time; when a file is just being written; when something has just been told. */
function momentOf(random: () => number, student: Student, { told }: Activity, tutor: PtyTutor) {
  const kind = Math.floor(random() * 3);
  if (kind === 0) return { moment: "at any time", come: setTimeout(random() * LONGEST_MS) };
  if (kind === 1) {
    const nth = 1 + Math.floor(random() * 6);
    return { moment: `at the change of a file, the ${nth}.`, come: nthChange(student.folder, nth) };
  }
  const [first] = told;
  const wanted = first?.text ?? /on and on/;
  const come = seen(tutor, wanted).then(() => setTimeout(random() * 30));
  return { moment: "just after it told", come };
}

/** A change of any file of the student's. */
async function nthChange(folder: string, nth: number): Promise<void> {
  const watcher = watch(folder, { recursive: true });
  let seen = 0;
  await Promise.race([
    new Promise<void>((resolve) => watcher.on("change", () => ++seen === nth && resolve())),
    setTimeout(LONGEST_MS * 2),
  ]);
  watcher.close();
}

async function seen(tutor: PtyTutor, text: RegExp): Promise<void> {
  for (const until = performance.now() + LONGEST_MS * 4; performance.now() < until;) {
    if (text.test(tutor.whole)) return;
    await setTimeout(2);
  }
}

async function seeThatAllIsThere(student: Student, { texts }: Activity, where: string): Promise<void> {
  assert.deepEqual(await leftAfter(student.home.folder, PATIENCE_MS), [], `${where}left running`);
  const after = student.progress.read();
  assert(!student.hasDamage, `${where}the progress could not be read`);
  // Merging loses nothing and adds nothing that is there: what was there before is a part of what is there now.
  assert.deepEqual(
    mergeProgress(student.before, after),
    mergeProgress(after, after),
    `${where}progress was lost`,
  );
  const own = readFileSync(student.program, "utf8");
  assert(texts.includes(own), `${where}the program is not whole:\n${own}`);
  assert(
    student.versions.some((text) => text.startsWith(MINE)),
    `${where}the student's program was lost`,
  );
  // And it can be gone on with: no lock stands in the way.
  const step = { type: "hinted", task: 2, shown: 1 } as const;
  const next = student.progress.change((progress) => advance(progress, EXERCISE, step, new Date()));
  assert.equal(next.lessons[EXERCISE.id]?.hints["2"], 1);
}
