// Three processes each put a coin into one box, one after the other.
import { isMainProcess, Process, Value } from "@mp/runtime";

function pay(box: Value<"i">, coin: number) {
  using _ = box.getLock().holdSync();
  const before = box.value;
  box.value = before + coin;
}

if (isMainProcess) {
  const box = new Value("i", 0);
  const payers = [1, 2, 5].map((coin) => new Process({ target: pay, args: [box, coin] }));
  for (const p of payers) p.start();
  for (const p of payers) p.joinSync();
  console.log(box.value);
}
