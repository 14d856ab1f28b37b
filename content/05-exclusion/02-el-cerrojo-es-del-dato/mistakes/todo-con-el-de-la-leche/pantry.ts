import { Lock, Process, Value, isMainProcess } from "@mp/runtime";

function deliver(food: Value<"i">, lock: Lock) {
  for (let n = 1; n <= 2; n++) {
    lock.acquireSync();
    food.value += 2;
    lock.release();
  }
}

function serve(bread: Value<"i">, milk: Value<"i">, lock: Lock) {
  for (let n = 1; n <= 2; n++) {
    lock.acquireSync();
    bread.value -= 1;
    milk.value -= 1;
    lock.release();
  }
}

if (isMainProcess) {
  const bread = new Value("i", 2);
  const milk = new Value("i", 2);
  const ofBread = new Lock();
  const ofMilk = new Lock();
  const staff = [
    new Process({ target: deliver, args: [bread, ofBread] }),
    new Process({ target: deliver, args: [milk, ofMilk] }),
    new Process({ target: serve, args: [bread, milk, ofMilk] }),
  ];
  for (const p of staff) p.start();
  for (const p of staff) await p.join();
  console.log(`[[es:pan|en:bread]]: ${bread.value}`);
  console.log(`[[es:leche|en:milk]]: ${milk.value}`);
}
