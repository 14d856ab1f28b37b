import { Process, Queue, isMainProcess } from "@mp/runtime";

function cook(plates: Queue<number>) {
  for (let n = 1; n <= 4; n++) plates.putSync(n);
}

if (isMainProcess) {
  const plates = new Queue<number>({ maxsize: 2 }); // [[es:caben dos|en:room for two]]
  const p = new Process({ target: cook, args: [plates] });
  p.start();
  for (let n = 1; n <= 2; n++) {
    console.log(`[[es:servido el plato|en:served plate]] ${await plates.get()}`);
  }
  await p.join();
}
