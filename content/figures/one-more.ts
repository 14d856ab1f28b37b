/** Two processes that each add one to a shared number: how many orders of their steps there are, and how many lose an addition. */
import { createController } from "@mp/runtime/control";
import { count } from "./support/schedules.ts";

const url = "file:///one-more.ts";
const code = `
import { isMainProcess, Process, Value } from "@mp/runtime";
function addOne(total: Value<"i">) {
  total.value += 1;
}
if (isMainProcess) {
  const total = new Value("i", 0, { lock: false });
  const all = [1, 2].map(() => new Process({ target: addOne, args: [total] }));
  for (const p of all) p.start();
  for (const p of all) await p.join();
  console.log(total.value);
}
`;

await using controller = await createController();
const { executions, outcomes } = await controller.explore({ main: url, modules: [{ url, code }] });
const lost = outcomes.filter(({ output }) => output.some(({ text }) => text === "1\n"));
const losing = lost.reduce((sum, each) => sum + each.count, 0);
console.log(
  JSON.stringify({ all: count(executions), lost: count(losing), right: count(executions - losing) }),
);
