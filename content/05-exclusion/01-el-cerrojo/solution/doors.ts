import { Lock, Process, Value, isMainProcess } from "@mp/runtime";

function door(total: Value<"i">, lock: Lock) {
  for (let n = 1; n <= 2; n++) {
    lock.acquireSync();
    total.value += 1;
    lock.release();
  }
}

if (isMainProcess) {
  const total = new Value("i", 0);
  const lock = new Lock();
  const doors = [1, 2].map(
    () => new Process({ target: door, args: [total, lock] }),
  );
  for (const p of doors) p.start();
  for (const p of doors) await p.join();
  console.log(`[[es:visitantes|en:visitors]]: ${total.value}`);
}
