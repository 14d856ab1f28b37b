// The gate is opened and closed again at once. Who comes later finds it closed, for ever.
import { Event, isMainProcess, Process } from "@mp/runtime";

function runner(gate: Event) {
  gate.waitSync(); // [wait]
}

if (isMainProcess) {
  const gate = new Event();
  const p = new Process({ target: runner, args: [gate] });
  p.start();
  gate.set(); // [set]
  gate.clear(); // [clear]
  p.joinSync(); // [join]
  console.log("the runner is through");
}
