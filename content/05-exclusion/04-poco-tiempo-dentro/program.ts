import {
  Lock, Process, Value, isMainProcess, sleepSync,
} from "@mp/runtime";

function cook(inside: boolean, plates: Value<"i">, lock: Lock) {
  for (let n = 1; n <= 2; n++) {
    if (!inside) sleepSync(100); // [[es:cocinar, fuera|en:to cook, outside]]
    lock.acquireSync();
    if (inside) sleepSync(100); // [[es:cocinar, dentro|en:to cook, inside]]
    plates.value += 1;
    lock.release();
  }
}

async function kitchen(name: string, inside: boolean) {
  const plates = new Value("i", 0);
  const lock = new Lock();
  const cooks = [1, 2, 3].map(
    () => new Process({ target: cook, args: [inside, plates, lock] }),
  );
  const begin = performance.now();
  for (const p of cooks) p.start();
  for (const p of cooks) await p.join();
  const ms = Math.round(performance.now() - begin);
  console.log(`${name}: ${plates.value} [[es:platos|en:plates]], ${ms} ms`);
}

if (isMainProcess) {
  await kitchen("[[es:dentro|en:inside]]", true);
  await kitchen("[[es:fuera|en:outside]]", false);
}
