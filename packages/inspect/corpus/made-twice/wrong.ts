// Who comes first prepares the table. Both may find it unprepared, and prepare it twice.
import { isMainProcess, Process, Value } from "@mp/runtime";

function prepare(prepared: Value<"i">, times: Value<"i">) {
  if (prepared.value === 1) return; // [look]
  prepared.value = 1; // [set]
  times.updateSync((n) => n + 1);
}

if (isMainProcess) {
  const prepared = new Value("i", 0);
  const times = new Value("i", 0);
  const both = [1, 2].map(() => new Process({ target: prepare, args: [prepared, times] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("prepared", times.value);
}
