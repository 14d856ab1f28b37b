import { Process, Value, isMainProcess, sleepSync } from "@mp/runtime";

function knead(dough: Value<"i">) {
  for (let n = 1; n <= 3; n++) {
    sleepSync(100); // [[es:amasar un pan|en:to knead one loaf]]
    dough.value = n;
  }
}

function bake(dough: Value<"i">) {
  sleepSync(1000); // [[es:ya estará|en:it should be ready by now]]
  console.log(`[[es:al horno|en:into the oven]]: ${dough.value}`);
}

if (isMainProcess) {
  const dough = new Value("i", 0);
  const staff = [
    new Process({ target: knead, args: [dough] }),
    new Process({ target: bake, args: [dough] }),
  ];
  for (const p of staff) p.start();
  for (const p of staff) await p.join();
}
