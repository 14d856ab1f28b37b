import { Process, Value, isMainProcess } from "@mp/runtime";

function door(total: Value<"i">) {
  for (let n = 1; n <= 2; n++) total.value += 1;
}

if (isMainProcess) {
  const total = new Value("i", 0);
  const doors = [1, 2].map(
    () => new Process({ target: door, args: [total] }),
  );
  for (const p of doors) p.start();
  for (const p of doors) await p.join();
  console.log(`[[es:visitantes|en:visitors]]: ${total.value}`);
}
