import { Lock, Process, Value, isMainProcess } from "@mp/runtime";

interface Fork {
  lock: Lock;
  uses: Value<"i">;
}

function eat(left: Fork, right: Fork) {
  left.lock.acquireSync();
  if (!right.lock.acquireSync({ timeout: 100 })) {
    left.lock.release();
    return;
  }
  left.uses.value += 1;
  right.uses.value += 1;
  right.lock.release();
  left.lock.release();
}

function lay(): Fork {
  return { lock: new Lock(), uses: new Value("i", 0) };
}

if (isMainProcess) {
  const [a, b, c] = [lay(), lay(), lay()];
  const seats: [Fork, Fork][] = [[a, b], [b, c], [c, a]];
  const people = seats.map((args) => new Process({ target: eat, args }));
  for (const p of people) p.start();
  for (const p of people) await p.join();
  const uses = [a, b, c].map((fork) => fork.uses.value);
  console.log(`[[es:usos de cada tenedor|en:uses of each fork]]: ${uses.join(" ")}`);
}
