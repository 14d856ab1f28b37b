// Who is woken looks again.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function buy(loaves: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  while (loaves.value === 0) changed.waitSync();
  loaves.value -= 1;
  if (loaves.value < 0) throw new Error("took a loaf that was not there");
}

function bake(loaves: Value<"i">, changed: Condition) {
  for (let i = 0; i < 2; i++) {
    using _ = changed.holdSync();
    loaves.value += 1;
    changed.notifyAll();
  }
}

if (isMainProcess) {
  const [loaves, changed] = [new Value("i", 0, { lock: false }), new Condition()];
  const all = [buy, buy, bake].map((target) => new Process({ target, args: [loaves, changed] }));
  for (const p of all) p.start();
  for (const p of all) p.joinSync();
  console.log(loaves.value, "loaves left");
}
