// The barrier waits for three. The main process was counted, but does not come.
import { Barrier, isMainProcess, Process } from "@mp/runtime";

function work(meeting: Barrier) {
  meeting.waitSync(); // [wait]
}

if (isMainProcess) {
  const meeting = new Barrier(3);
  const both = [1, 2].map(() => new Process({ target: work, args: [meeting] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync(); // [join]
  console.log("all have met");
}
