// The barrier waits for as many as come.
import { Barrier, isMainProcess, Process } from "@mp/runtime";

function work(meeting: Barrier) {
  meeting.waitSync();
}

if (isMainProcess) {
  const meeting = new Barrier(2);
  const both = [1, 2].map(() => new Process({ target: work, args: [meeting] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("all have met");
}
