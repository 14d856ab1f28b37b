// All transfers lock the accounts in one order, whichever way the money goes.
import { isMainProcess, Process, Value } from "@mp/runtime";

function transfer(from: Value<"i">, to: Value<"i">, amount: number, order: Value<"i">[]) {
  for (const account of order) account.getLock().acquireSync();
  from.value -= amount;
  to.value += amount;
  to.getLock().release();
  from.getLock().release();
}

if (isMainProcess) {
  const [ana, ben] = [new Value("i", 100), new Value("i", 100)];
  const one = new Process({ target: transfer, args: [ana, ben, 30, [ana, ben]] });
  const two = new Process({ target: transfer, args: [ben, ana, 10, [ana, ben]] });
  one.start();
  two.start();
  one.joinSync();
  two.joinSync();
  console.log(ana.value, ben.value);
}
