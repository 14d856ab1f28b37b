// The second task is handed in when the first one is done: no task waits for another one.
import { Event, isMainProcess, Pool } from "@mp/runtime";

function eat(cooked: Event) {
  cooked.waitSync();
  return "eaten";
}

function cook(cooked: Event) {
  cooked.set();
  return "cooked";
}

if (isMainProcess) {
  await using pool = new Pool(1);
  const cooked = new Event();
  const cooking = await pool.apply(cook, [cooked]);
  console.log(cooking, await pool.apply(eat, [cooked]));
}
