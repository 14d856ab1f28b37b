// Three processes each put a coin into one box. A coin disappears if two of them looked into the box at the same time.
import { isMainProcess, Process, Value } from "@mp/runtime";

function pay(box: Value<"i">, coin: number) {
  const before = box.value; // [read]
  box.value = before + coin; // [write]
}

if (isMainProcess) {
  const box = new Value("i", 0);
  const payers = [1, 2, 5].map((coin) => new Process({ target: pay, args: [box, coin] }));
  for (const p of payers) p.start();
  for (const p of payers) p.joinSync();
  console.log(box.value);
}
