// A bell that rings for everybody is switched off when everybody has come.
import { Event, isMainProcess, Process } from "@mp/runtime";

function answer(bell: Event) {
  bell.waitSync();
}

if (isMainProcess) {
  const bell = new Event();
  const both = [1, 2].map(() => new Process({ target: answer, args: [bell] }));
  for (const p of both) p.start();
  bell.set();
  for (const p of both) p.joinSync();
  bell.clear();
  console.log("both came");
}
