import {
  Process, Queue, Value, isMainProcess, sleepSync,
} from "@mp/runtime";

function knead(dough: Value<"i">, ready: Queue<string>) {
  for (let n = 1; n <= 3; n++) {
    sleepSync(100); // [[es:amasar un pan|en:to knead one loaf]]
    if (n === 3) ready.putSync("[[es:listo|en:ready]]");
    dough.value = n;
  }
}

function bake(dough: Value<"i">, ready: Queue<string>) {
  ready.getSync();
  console.log(`[[es:al horno|en:into the oven]]: ${dough.value}`);
}

if (isMainProcess) {
  const dough = new Value("i", 0);
  const ready = new Queue<string>();
  const staff = [
    new Process({ target: knead, args: [dough, ready] }),
    new Process({ target: bake, args: [dough, ready] }),
  ];
  for (const p of staff) p.start();
  for (const p of staff) await p.join();
}
