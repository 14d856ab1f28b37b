// Producers and consumers wait in one condition, and `notify` wakes only one: it may wake another consumer, and all sleep.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function put(full: Value<"i">, changed: Condition) {
  for (let i = 0; i < 2; i++) {
    using _ = changed.holdSync();
    while (full.value === 1) changed.waitSync(); // [put-wait]
    full.value = 1;
    changed.notify(); // [put-notify]
  }
}

function take(full: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  while (full.value === 0) changed.waitSync(); // [take-wait]
  full.value = 0;
  changed.notify(); // [take-notify]
}

if (isMainProcess) {
  const [full, changed] = [new Value("i", 0, { lock: false }), new Condition()];
  const all = [take, take, put].map((target) => new Process({ target, args: [full, changed] }));
  for (const p of all) p.start();
  for (const p of all) p.joinSync(); // [join]
  console.log("both were taken");
}
