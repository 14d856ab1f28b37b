import {
  Process, Value, isMainProcess, sleep, sleepSync,
} from "@mp/runtime";

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
  await sleep(500); // [[es:ya estará|en:it should be ready by now]]
  oven.start();
  await baker.join();
  await oven.join();
}
