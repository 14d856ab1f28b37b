// Two values have a lock each. One of the processes takes the wrong one.
import { isMainProcess, Process, Value } from "@mp/runtime";

function sell(sold: Value<"i">) {
  using _ = sold.getLock().holdSync();
  sold.value += 1; // [sell]
}

function takeBack(sold: Value<"i">, returned: Value<"i">) {
  using _ = returned.getLock().holdSync();
  returned.value += 1;
  sold.value -= 1; // [return]
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
