import { Process, Queue, isMainProcess } from "@mp/runtime";

function cook(plates: Queue<number>) {
  for (let n = 1; n <= 3; n++) {
    try {
      plates.putSync(n, { timeout: 300 });
      console.log(`[[es:plato|en:plate]] ${n}: [[es:en el mostrador|en:on the counter]]`);
    } catch {
      console.log(`[[es:plato|en:plate]] ${n}: [[es:no cabe|en:no room]]`);
    }
  }
}

if (isMainProcess) {
  const plates = new Queue<number>({ maxsize: 2 });
  const p = new Process({ target: cook, args: [plates] });
  p.start();
  await p.join(); // [[es:nadie sirve mientras tanto|en:nobody serves meanwhile]]
  console.log(`[[es:servido el plato|en:served plate]] ${await plates.get()}`);
  console.log(`[[es:servido el plato|en:served plate]] ${await plates.get()}`);
}
