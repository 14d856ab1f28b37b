import { Array, Process, Value, isMainProcess } from "@mp/runtime";

const notes = [0, 0, 0];

function bake(oven: number, baked: Value<"i">, trays: Array<"i">) {
  for (let n = 1; n <= 100; n++) {
    baked.updateSync((sum) => sum + 1);
    trays[oven] = n;
    notes[oven] = n;
  }
}

if (isMainProcess) {
  const baked = new Value("i", 0);
  const trays = new Array("i", 3);
  const ovens = [0, 1].map(
    (oven) => new Process({ target: bake, args: [oven, baked, trays] }),
  );
  for (const p of ovens) p.start();
  for (const p of ovens) await p.join();
  console.log(`[[es:hornadas|en:batches]]: ${baked.value}`);
  console.log(`[[es:bandejas|en:trays]]: ${trays.join(" ")}`);
  console.log(`[[es:notas|en:notes]]: ${notes.join(" ")}`);
}
