import { Process, Queue, Value, isMainProcess } from "@mp/runtime";

function office(left: Value<"i">, sales: Queue<number>) {
  let sold = 0;
  left.value -= 1;
  if (left.value === 0) sold = 1;
  sales.putSync(sold);
}

if (isMainProcess) {
  const left = new Value("i", 1); // [[es:queda una entrada|en:one ticket is left]]
  const sales = new Queue<number>();
  const offices = [1, 2].map(
    () => new Process({ target: office, args: [left, sales] }),
  );
  for (const p of offices) p.start();
  let sold = 0;
  for (const _ of offices) sold += await sales.get();
  for (const p of offices) await p.join();
  console.log(`[[es:vendidas|en:sold]]: ${sold}`);
}
