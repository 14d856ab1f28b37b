// Producers and consumers wait in one condition, and `notifyAll` wakes all of them.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function put(full: Value<"i">, changed: Condition) {
  for (let i = 0; i < 2; i++) {
    using _ = changed.holdSync();
    while (full.value === 1) changed.waitSync();
    full.value = 1;
    changed.notifyAll();
  }
}

function take(full: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  while (full.value === 0) changed.waitSync();
  full.value = 0;
  changed.notifyAll();
}

if (isMainProcess) {
  const [full, changed] = [new Value("i", 0, { lock: false }), new Condition()];
  const all = [take, take, put].map((target) => new Process({ target, args: [full, changed] }));
  for (const p of all) p.start();
  for (const p of all) p.joinSync();
  console.log("both were taken");
}
