// The pool has one worker. Its first task waits for the second one, which can begin only when the first one is done.
import { Event, isMainProcess, Pool } from "@mp/runtime";

function eat(cooked: Event) {
  cooked.waitSync(); // [wait]
  return "eaten";
}

function cook(cooked: Event) {
  cooked.set();
  return "cooked";
}

if (isMainProcess) {
  await using pool = new Pool(1);
  const cooked = new Event();
  const eating = pool.applyAsync(eat, [cooked]);
  const cooking = pool.applyAsync(cook, [cooked]);
  console.log(await cooking, await eating); // [await]
}
