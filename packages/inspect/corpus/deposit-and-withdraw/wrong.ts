// One process pays in, another draws out. What one of them did may be undone by the other one.
import { isMainProcess, Process, Value } from "@mp/runtime";

function deposit(balance: Value<"i">) {
  const before = balance.value; // [deposit-read]
  balance.value = before + 50; // [deposit-write]
}

function withdraw(balance: Value<"i">) {
  const before = balance.value; // [withdraw-read]
  balance.value = before - 30; // [withdraw-write]
}

if (isMainProcess) {
  const balance = new Value("i", 100);
  const both = [deposit, withdraw].map((target) => new Process({ target, args: [balance] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(balance.value);
}
