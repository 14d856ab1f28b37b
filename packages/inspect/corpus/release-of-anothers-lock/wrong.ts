// The impatient one frees the lock if it finds it taken. It was taken for a reason.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function patient(counter: Value<"i">, lock: Lock) {
  lock.acquireSync();
  counter.value += 1; // [patient]
  lock.release(); // [own]
}

function impatient(counter: Value<"i">, lock: Lock) {
  if (lock.locked()) lock.release(); // [anothers]
  lock.acquireSync();
  counter.value += 1; // [impatient]
  lock.release(); // [release]
}

if (isMainProcess) {
  const counter = new Value("i", 0, { lock: false });
  const lock = new Lock();
  const both = [patient, impatient].map((target) => new Process({ target, args: [counter, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
