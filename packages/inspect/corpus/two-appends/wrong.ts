// Each process appends its mark to a log: find the end, write there, move the end. Both may find the same end.
import { Array as SharedArray, isMainProcess, Process, Value } from "@mp/runtime";

function append(mark: number, log: SharedArray<"i">, end: Value<"i">) {
  const at = end.value; // [find]
  log[at] = mark; // [entry]
  end.value = at + 1; // [move]
}

if (isMainProcess) {
  const log = new SharedArray("i", 4);
  const end = new Value("i", 0);
  const both = [5, 6].map((mark) => new Process({ target: append, args: [mark, log, end] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(end.value, log.toSorted().join(" "));
}
