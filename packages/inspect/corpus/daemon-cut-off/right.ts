// The main process waits for the daemon.
import { isMainProcess, Process } from "@mp/runtime";

function save() {
  console.log("first half");
  console.log("second half");
}

if (isMainProcess) {
  const p = new Process({ target: save, daemon: true });
  p.start();
  p.joinSync();
}
