import { Process, Queue, isMainProcess } from "@mp/runtime";

function cook(name: string, plates: Queue<string>) {
  for (let n = 1; n <= 2; n++) plates.putSync(`${name}${n}`);
}

if (isMainProcess) {
  const plates = new Queue<string>();
  const cooks = ["a", "b"].map(
    (name) => new Process({ target: cook, args: [name, plates] }),
  );
  for (const p of cooks) p.start();
  for (let n = 1; n <= 4; n++) {
    console.log(`[[es:servido|en:served]]: ${await plates.get()}`);
  }
  for (const p of cooks) await p.join();
  console.log(`[[es:¿cola vacía?|en:queue empty?]] ${plates.empty()}`);
}
