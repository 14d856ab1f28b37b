/**
 * Two processes that take two locks crosswise: under how many schedules they stop for ever. The program is that of lesson
 * dos-cerrojos-en-cruz without what makes the two meet.
 */
import { createController, exhaustive } from "@mp/runtime/control";
import { count } from "./support/schedules.ts";

const url = "file:///crosswise.ts";
const code = `
import { Lock, Process, isMainProcess } from "@mp/runtime";
function painter(first: Lock, second: Lock) {
  first.acquireSync();
  second.acquireSync();
  second.release();
  first.release();
}
if (isMainProcess) {
  const [brush, jar] = [new Lock(), new Lock()];
  const painters = [[brush, jar], [jar, brush]].map((args) => new Process({ target: painter, args }));
  for (const p of painters) p.start();
  for (const p of painters) await p.join();
}
`;

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
