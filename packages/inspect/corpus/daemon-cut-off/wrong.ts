// A daemon is ended when the main process ends, whatever it is doing.
import { isMainProcess, Process } from "@mp/runtime";

function save() {
  console.log("first half");
  console.log("second half");
}

if (isMainProcess) {
  const p = new Process({ target: save, daemon: true });
  p.start(); // [start]
}
