import { Process, Queue, isMainProcess } from "@mp/runtime";

const DONE = "[[es:no hay más|en:no more]]";

function cook(count: number, plates: Queue<string>) {
  for (let n = 1; n <= count; n++) {
    plates.putSync(`[[es:plato|en:plate]] ${n}`);
  }
  plates.putSync(DONE);
}

if (isMainProcess) {
  const plates = new Queue<string>();
  const cooks = [2, 3].map(
    (count) => new Process({ target: cook, args: [count, plates] }),
  );
  for (const p of cooks) p.start();
  let served = 0;
  for (;;) {
    const plate = await plates.get();
    if (plate === DONE) break;
    served += 1;
  }
  console.log(`[[es:platos servidos|en:plates served]]: ${served}`);
  for (const p of cooks) await p.join();
}
