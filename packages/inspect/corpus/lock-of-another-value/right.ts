// Two values have a lock each, and each value is changed under its own.
import { isMainProcess, Process, Value } from "@mp/runtime";

function sell(sold: Value<"i">) {
  using _ = sold.getLock().holdSync();
  sold.value += 1;
}

function takeBack(sold: Value<"i">, returned: Value<"i">) {
  returned.updateSync((n) => n + 1);
  sold.updateSync((n) => n - 1);
}

if (isMainProcess) {
  const [sold, returned] = [new Value("i", 5), new Value("i", 0)];
  const seller = new Process({ target: sell, args: [sold] });
  const desk = new Process({ target: takeBack, args: [sold, returned] });
  seller.start();
  desk.start();
  seller.joinSync();
  desk.joinSync();
  console.log(sold.value, returned.value);
}
