// The parties meet once for each part. One of them has fewer parts, and does not come to the last meeting.
import { Barrier, isMainProcess, Process } from "@mp/runtime";

function work(parts: number, meeting: Barrier) {
  for (let part = 0; part < parts; part++) meeting.waitSync(); // [wait]
}

if (isMainProcess) {
  const meeting = new Barrier(2);
  const both = [2, 1].map((parts) => new Process({ target: work, args: [parts, meeting] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync(); // [join]
  console.log("all parts are done");
}
