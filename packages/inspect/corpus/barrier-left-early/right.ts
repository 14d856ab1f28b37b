// The parties all come to each meeting, also when they have no part left.
import { Barrier, isMainProcess, Process } from "@mp/runtime";

function work(parts: number, meeting: Barrier) {
  for (let part = 0; part < parts; part++) meeting.waitSync();
}

if (isMainProcess) {
  const meeting = new Barrier(2);
  const both = [2, 2].map((parts) => new Process({ target: work, args: [parts, meeting] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("all parts are done");
}
