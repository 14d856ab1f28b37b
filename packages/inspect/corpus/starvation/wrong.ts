// A lock gives no turns: the eager one may get it again and again while the other one waits.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function eager(rounds: Value<"i">, lock: Lock) {
  for (let i = 0; i < 8; i++) {
    using _ = lock.holdSync(); // [eager]
    rounds.value += 1;
  }
}

function other(rounds: Value<"i">, lock: Lock) {
  using _ = lock.holdSync(); // [other]
  rounds.value += 1;
}

if (isMainProcess) {
  const [rounds, lock] = [new Value("i", 0, { lock: false }), new Lock()];
  const both = [eager, other].map((target) => new Process({ target, args: [rounds, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(rounds.value, "rounds");
}
