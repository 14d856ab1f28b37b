// After each round the eager one hands the turn over, and goes on when it gets it back.
import { isMainProcess, Process, Semaphore, Value } from "@mp/runtime";

function eager(rounds: Value<"i">, mine: Semaphore, theirs: Semaphore) {
  mine.acquireSync();
  rounds.value += 1;
  theirs.release();
  mine.acquireSync();
  for (let i = 1; i < 8; i++) rounds.value += 1;
}

function other(rounds: Value<"i">, theirs: Semaphore, mine: Semaphore) {
  mine.acquireSync();
  rounds.value += 1;
  theirs.release();
}

if (isMainProcess) {
  const rounds = new Value("i", 0, { lock: false });
  const [first, second] = [new Semaphore(1), new Semaphore(0)];
  const both = [eager, other].map((target) => new Process({ target, args: [rounds, first, second] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(rounds.value, "rounds");
}
