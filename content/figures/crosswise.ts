/**
 * Two processes that take two locks crosswise: under how many schedules they stop for ever. The program is that of lesson
 * dos-cerrojos-en-cruz without what makes the two meet and give up, as the lesson tells the student to change it.
 */
import { readFileSync } from "node:fs";
import { createController, exhaustive } from "@mp/runtime/control";
import { count } from "./support/schedules.ts";

const url = "file:///crosswise.ts";
const lesson = new URL("../08-interbloqueo/01-dos-cerrojos-en-cruz/program.ts", import.meta.url);
const given = readFileSync(lesson, "utf8");
const code = given.replaceAll(/^ *meet\.waitSync.*\n/gm, "").replace("{ timeout: 500 }", "");
if (code.includes("meet.wait") || code.includes("timeout"))
  throw new Error("The program has changed: mend this script");

await using controller = await createController();

async function schedules(bound: number): Promise<{ readonly all: number; readonly stuck: number }> {
  const program = { main: url, modules: [{ url, code }] };
  const { executions, outcomes } = await controller.explore(program, { strategy: exhaustive({ bound }) });
  const stuck = outcomes.filter(({ outcome }) => outcome.kind === "deadlock");
  return { all: executions, stuck: stuck.reduce((sum, each) => sum + each.count, 0) };
}

const [calm, two] = [await schedules(0), await schedules(2)];
if (calm.stuck > 0) throw new Error("It stops without any interruption: the text says that it does not");
console.log(JSON.stringify({ all: count(two.all), stuck: count(two.stuck), calm: count(calm.all) }));
