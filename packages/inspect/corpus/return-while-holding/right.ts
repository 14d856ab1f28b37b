// The lock is held by a guard, which lets it go on every way.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function spend(amount: number, purse: Value<"i">, lock: Lock) {
  using _ = lock.holdSync();
  if (amount > purse.value) return;
  purse.value -= amount;
}

if (isMainProcess) {
  const purse = new Value("i", 10, { lock: false });
  const lock = new Lock();
  const both = [99, 3].map((amount) => new Process({ target: spend, args: [amount, purse, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(purse.value);
}
