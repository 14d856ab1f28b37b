import { Process, Value, isMainProcess, sleepSync } from "@mp/runtime";

function knead(dough: Value<"i">) {
  for (let n = 1; n <= 3; n++) {
    sleepSync(100); // [[es:amasar un pan|en:to knead one loaf]]
    dough.value = n;
  }
}

function bake(dough: Value<"i">) {
  console.log(`[[es:al horno|en:into the oven]]: ${dough.value}`);
}

if (isMainProcess) {
  const dough = new Value("i", 0);
  const baker = new Process({ target: knead, args: [dough] });
  const oven = new Process({ target: bake, args: [dough] });
  baker.start();
  void baker.join();
  oven.start();
  await oven.join();
}
