// A transfer locks where the money comes from, then where it goes to. Two transfers in opposite directions lock in opposite orders.
import { isMainProcess, Process, Value } from "@mp/runtime";

function transfer(from: Value<"i">, to: Value<"i">, amount: number) {
  from.getLock().acquireSync(); // [from]
  to.getLock().acquireSync(); // [to]
  from.value -= amount;
  to.value += amount;
  to.getLock().release();
  from.getLock().release();
}

if (isMainProcess) {
  const [ana, ben] = [new Value("i", 100), new Value("i", 100)];
  const one = new Process({ target: transfer, args: [ana, ben, 30] });
  const two = new Process({ target: transfer, args: [ben, ana, 10] });
  one.start();
  two.start();
  one.joinSync();
  two.joinSync();
  console.log(ana.value, ben.value);
}
