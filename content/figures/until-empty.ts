/** What the program of lesson fin-de-los-datos, as given, comes to under all schedules with at most two preemptions. */
import { createController, exhaustive, readProgram } from "@mp/runtime/control";

const program = new URL("../03-mensajes/03-fin-de-los-datos/start/service.ts", import.meta.url);

await using controller = await createController();
const strategy = exhaustive({ bound: 2 });
const { executions, outcomes } = await controller.explore(await readProgram(program), { strategy });

const printing = (end: string): number =>
  outcomes
    .filter(({ output }) => output.some(({ text }) => text.endsWith(`${end}\n`)))
    .reduce((sum, { count }) => sum + count, 0);
const count = (value: number) => ({ value, unit: "", digits: 0 });
console.log(
  JSON.stringify({ all: count(executions), none: count(printing(": 0")), five: count(printing(": 5")) }),
);
