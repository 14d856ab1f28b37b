import { createController, exhaustive, readProgram } from "@mp/runtime/control";

/** How many schedules of a program there are with at most so many preemptions, and how many of them end with what is asked for. */
export interface Schedules {
  readonly all: number;
  /** Those under which the program prints exactly this. */
  readonly printing: (output: string) => number;
}

/** Runs a program of the course under all its schedules. @param path Inside the course folder. @param bound Preemptions at most. */
export async function schedulesOf(path: string, bound = 2): Promise<Schedules> {
  const url = new URL(`../../${path}`, import.meta.url);
  await using controller = await createController();
  const program = await readProgram(url);
  const { executions, outcomes } = await controller.explore(program, { strategy: exhaustive({ bound }) });
  const ends = outcomes.map(({ output, count }) => ({
    text: output.map(({ text }) => text).join(""),
    count,
  }));
  const matching = (wanted: string) => ends.filter(({ text }) => text === wanted);
  return {
    all: executions,
    printing: (wanted) => matching(wanted).reduce((sum, { count }) => sum + count, 0),
  };
}

/** A mere number, as figures.json keeps it. */
export function count(value: number): { value: number; unit: string; digits: number } {
  return { value, unit: "", digits: 0 };
}
