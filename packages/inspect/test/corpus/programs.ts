/** Programs of the corpus as a controller takes them. */
import type { ControlledProgram, Output } from "@mp/runtime/control";
import type { CorpusProgram } from "./cases.ts";

/** After how many steps an execution is stopped, where a case does not say it. */
export const MAX_STEPS = 2000;

const known = new WeakMap<CorpusProgram, ControlledProgram>();

/** The program as a controller takes it: the same object each time, so that it is prepared once. */
export function programOf(program: CorpusProgram): ControlledProgram {
  const { code, url } = program;
  const made = known.get(program) ?? { main: url, modules: [{ url, code }] };
  known.set(program, made);
  return made;
}

/** What the processes printed, line by line. */
export function printed(output: readonly Output[]): string[] {
  const text = output.map(({ text }) => text).join("");
  return text.trimEnd().split("\n");
}
