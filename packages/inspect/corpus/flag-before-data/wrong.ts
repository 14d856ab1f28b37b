// The writer raises the flag first and writes then. Even the other way round, a plain flag gives no order to rely on.
import { isMainProcess, Process, sleepSync, Value } from "@mp/runtime";

function write(data: Value<"i">, flag: Value<"i">) {
  flag.value = 1; // [raise]
  data.value = 42; // [write]
}

function read(data: Value<"i">, flag: Value<"i">) {
  while (flag.value === 0) sleepSync(1); // [look]
  console.log(data.value); // [read]
}

if (isMainProcess) {
  const [data, flag] = [new Value("i", 0), new Value("i", 0)];
  const both = [read, write].map((target) => new Process({ target, args: [data, flag] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
