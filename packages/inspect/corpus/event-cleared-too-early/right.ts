// The gate is closed when the runner is through.
import { Event, isMainProcess, Process } from "@mp/runtime";

function runner(gate: Event) {
  gate.waitSync();
}

if (isMainProcess) {
  const gate = new Event();
  const p = new Process({ target: runner, args: [gate] });
  p.start();
  gate.set();
  p.joinSync();
  gate.clear();
  console.log("the runner is through");
}
