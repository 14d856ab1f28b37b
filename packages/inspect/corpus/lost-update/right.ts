// Two processes add one to the same value, each in one step that nobody can come between.
import { isMainProcess, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">) {
  counter.updateSync((n) => n + 1);
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
