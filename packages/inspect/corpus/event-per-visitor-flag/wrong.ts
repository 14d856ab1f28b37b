// A bell that rings for everybody is switched off by whoever hears it first: the other one may miss it.
import { Event, isMainProcess, Process } from "@mp/runtime";

function answer(bell: Event) {
  bell.waitSync(); // [wait]
  bell.clear(); // [clear]
}

if (isMainProcess) {
  const bell = new Event();
  const both = [1, 2].map(() => new Process({ target: answer, args: [bell] }));
  for (const p of both) p.start();
  bell.set(); // [set]
  for (const p of both) p.joinSync(); // [join]
  console.log("both came");
}
