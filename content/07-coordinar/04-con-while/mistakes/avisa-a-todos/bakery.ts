import { Condition, Process, Value, isMainProcess } from "@mp/runtime";

function customer(loaves: Value<"i">, changed: Condition) {
  changed.acquireSync();
  if (loaves.value === 0) changed.waitSync();
  loaves.value -= 1;
  console.log(`[[es:quedan|en:left]]: ${loaves.value}`);
  changed.release();
}

function baker(loaves: Value<"i">, changed: Condition) {
  for (let n = 1; n <= 2; n++) {
    changed.acquireSync();
    loaves.value += 1;
    changed.notifyAll();
    changed.release();
  }
}

if (isMainProcess) {
  const loaves = new Value("i", 0);
  const changed = new Condition();
  const people = [customer, customer, baker].map(
    (target) => new Process({ target, args: [loaves, changed] }),
  );
  for (const p of people) p.start();
  for (const p of people) await p.join();
  console.log(`[[es:al final|en:in the end]]: ${loaves.value}`);
}
