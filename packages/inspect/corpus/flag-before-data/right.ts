// The writer writes first, and sets an event then: what came before `set` is there after `wait`.
import { Event, isMainProcess, Process, Value } from "@mp/runtime";

function write(data: Value<"i">, there: Event) {
  data.value = 42;
  there.set();
}

function read(data: Value<"i">, there: Event) {
  there.waitSync();
  console.log(data.value);
}

if (isMainProcess) {
  const [data, there] = [new Value("i", 0), new Event()];
  const both = [read, write].map((target) => new Process({ target, args: [data, there] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
