// The first two go on, and the third one waits for a second round.
import { Barrier, isMainProcess, Process } from "@mp/runtime";

function work(meeting: Barrier) {
  meeting.waitSync(); // [wait]
}

if (isMainProcess) {
  const meeting = new Barrier(2);
  const three = [1, 2, 3].map(() => new Process({ target: work, args: [meeting] }));
  for (const p of three) p.start();
  for (const p of three) p.joinSync(); // [join]
  console.log("all have met");
}
