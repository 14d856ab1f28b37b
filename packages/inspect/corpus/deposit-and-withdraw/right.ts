// One process pays in, another draws out, and both hold the balance's lock meanwhile.
import { isMainProcess, Process, Value } from "@mp/runtime";

function deposit(balance: Value<"i">) {
  using _ = balance.getLock().holdSync();
  const before = balance.value;
  balance.value = before + 50;
}

function withdraw(balance: Value<"i">) {
  using _ = balance.getLock().holdSync();
  const before = balance.value;
  balance.value = before - 30;
}

if (isMainProcess) {
  const balance = new Value("i", 100);
  const both = [deposit, withdraw].map((target) => new Process({ target, args: [balance] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(balance.value);
}
