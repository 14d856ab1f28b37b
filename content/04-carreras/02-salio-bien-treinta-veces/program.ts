import { Process, Value, isMainProcess } from "@mp/runtime";

function charge(price: Value<"i">) {
  console.log(`[[es:cobrado|en:charged]]: ${price.value}`);
}

async function serve(delayed: boolean) {
  const price = new Value("i", 0);
  const p = new Process({ target: charge, args: [price] });
  p.start();
  if (delayed) await p.join(); // [[es:al padre lo paran aquí|en:the parent is held up here]]
  price.value = 12;
  await p.join();
}

if (isMainProcess) {
  await serve(false);
  await serve(true);
}
