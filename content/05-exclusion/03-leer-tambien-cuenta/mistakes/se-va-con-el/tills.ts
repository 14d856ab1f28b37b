import { Lock, Process, Value, isMainProcess } from "@mp/runtime";

function move(terrace: Value<"i">, bar: Value<"i">, lock: Lock) {
  for (let n = 1; n <= 2; n++) {
    lock.acquireSync();
    terrace.value -= 1;
    bar.value += 1;
    lock.release();
  }
}

function count(terrace: Value<"i">, bar: Value<"i">, lock: Lock) {
  lock.acquireSync();
  const sum = terrace.value + bar.value;
  console.log(`[[es:recuento|en:count]]: ${sum}`);
}

if (isMainProcess) {
  const terrace = new Value("i", 6);
  const bar = new Value("i", 4);
  const lock = new Lock();
  const staff = [
    new Process({ target: move, args: [terrace, bar, lock] }),
    new Process({ target: count, args: [terrace, bar, lock] }),
  ];
  for (const p of staff) p.start();
  for (const p of staff) await p.join();
  console.log(`[[es:al cerrar|en:at closing]]: ${terrace.value + bar.value}`);
}
