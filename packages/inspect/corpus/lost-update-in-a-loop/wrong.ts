// Two processes count to two together, each in a loop. The total may be four, three or two.
import { isMainProcess, Process, Value } from "@mp/runtime";

function count(counter: Value<"i">) {
  for (let i = 0; i < 2; i++) {
    const seen = counter.value; // [read]
    counter.value = seen + 1; // [write]
  }
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const both = [1, 2].map(() => new Process({ target: count, args: [counter] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
