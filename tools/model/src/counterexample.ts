/** A schedule that leads to a violation, told step by step. */

import { accessName } from "./run/access.ts";
import { ACCESS } from "./run/access.ts";
import type { Process } from "./run/process.ts";
import type { Stepper } from "./run/stepper.ts";
import { type Choice, DIE, kindOf, LEAP, processOf } from "./run/world.ts";

/** What went wrong, and how. */
export interface Counterexample {
  readonly why: string;
  /** The choices, to be replayed. */
  readonly schedule: readonly Choice[];
  /** One line for each step. */
  readonly steps: readonly string[];
}

/** Runs the schedule once more and writes down what happens. */
export function tell(stepper: Stepper, why: string, schedule: readonly Choice[]): Counterexample {
  const names = stepper.names();
  const steps: string[] = [];
  stepper.begin();
  try {
    for (const each of schedule) {
      const process = stepper.world.processes[processOf(each)] as Process;
      const line = before(stepper, each, process, names);
      const at = process.at;
      const old = stepper.world.memory.words[at];
      let failed: unknown;
      try {
        stepper.take(each);
      } catch (error) {
        failed = error;
      }
      const now = stepper.world.memory.words[at];
      const change = kindOf(each) === DIE || old === now ? "" : `   ${show(old)} → ${show(now)}`;
      steps.push(`${line}${change}${kindOf(each) !== DIE && process.isAsleep ? "   sleeps" : ""}`);
      if (failed !== undefined) break;
    }
  } finally {
    for (const process of stepper.world.processes) {
      if (process.isAsleep)
        steps.push(`${stepper.nameOf(process.number)} sleeps at ${place(process, names)}, ${process.site}`);
    }
  }
  return { why, schedule, steps };
}

function before(
  stepper: Stepper,
  each: Choice,
  process: Process,
  names: ReadonlyMap<number, string>,
): string {
  const who = stepper.nameOf(process.number).padEnd(11);
  if (kindOf(each) === DIE) return `${who}dies${process.isPending ? ` before ${process.site}` : ""}`;
  if (kindOf(each) === LEAP) return `${who}finds its time up`;
  return `${who}${process.site.padEnd(22)}${accessName(process.kind)} ${place(process, names)}${operands(process)}`;
}

function place({ kind, at }: Process, names: ReadonlyMap<number, string>): string {
  return kind === ACCESS.READ_BYTES || kind === ACCESS.WRITE_BYTES
    ? `byte ${at * 4}`
    : (names.get(at) ?? `word ${at}`);
}

function operands({ kind, x, y }: Process): string {
  switch (kind) {
    case ACCESS.LOAD:
    case ACCESS.READ:
    case ACCESS.READ_BYTES:
    case ACCESS.WRITE_BYTES:
      return "";
    case ACCESS.COMPARE_EXCHANGE:
      return ` ${show(x)} ⇒ ${show(y)}`;
    case ACCESS.NOTIFY:
      return x === Infinity ? " all" : ` ${x}`;
    default:
      return ` ${show(x)}`;
  }
}

function show(value: number | undefined): string {
  const number = value ?? 0;
  return Math.abs(number) < 1 << 16 ? String(number) : `0x${(number >>> 0).toString(16)}`;
}
