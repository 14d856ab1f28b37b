import { Lock, Process, Value, isMainProcess } from "@mp/runtime";

interface Account {
  id: number;
  balance: Value<"i">;
  lock: Lock;
}

function open(id: number): Account {
  return { id, balance: new Value("i", 100), lock: new Lock() };
}

function transfer(from: Account, to: Account, amount: number) {
  from.lock.acquireSync();
  if (!to.lock.acquireSync({ timeout: 100 })) {
    from.lock.release();
    return;
  }
  from.balance.value -= amount;
  to.balance.value += amount;
  to.lock.release();
  from.lock.release();
}

if (isMainProcess) {
  const ana = open(1);
  const bea = open(2);
  const orders = [
    new Process({ target: transfer, args: [ana, bea, 10] }),
    new Process({ target: transfer, args: [bea, ana, 30] }),
  ];
  for (const p of orders) p.start();
  for (const p of orders) await p.join();
  console.log(`Ana: ${ana.balance.value}, Bea: ${bea.balance.value}`);
}
