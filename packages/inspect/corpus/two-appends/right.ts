// Each process appends its mark to a log, with the log locked from finding the end to moving it.
import { Array as SharedArray, isMainProcess, Process, Value } from "@mp/runtime";

function append(mark: number, log: SharedArray<"i">, end: Value<"i">) {
  using _ = log.getLock().holdSync();
  const at = end.value;
  log[at] = mark;
  end.value = at + 1;
}

if (isMainProcess) {
  const log = new SharedArray("i", 4);
  const end = new Value("i", 0);
  const both = [5, 6].map((mark) => new Process({ target: append, args: [mark, log, end] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(end.value, log.toSorted().join(" "));
}
