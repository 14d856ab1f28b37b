// The barrier waits for all three.
import { Barrier, isMainProcess, Process } from "@mp/runtime";

function work(meeting: Barrier) {
  meeting.waitSync();
}

if (isMainProcess) {
  const meeting = new Barrier(3);
  const three = [1, 2, 3].map(() => new Process({ target: work, args: [meeting] }));
  for (const p of three) p.start();
  for (const p of three) p.joinSync();
  console.log("all have met");
}
