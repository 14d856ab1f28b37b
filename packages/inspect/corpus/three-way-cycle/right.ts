// Each process takes the lock that comes first in the alphabet first: ab, bc, ac.
import { isMainProcess, Lock, Process } from "@mp/runtime";

function take(first: Lock, second: Lock) {
  first.acquireSync();
  second.acquireSync();
  second.release();
  first.release();
}

if (isMainProcess) {
  const [a, b, c] = [new Lock(), new Lock(), new Lock()];
  const ways = [
    [a, b],
    [b, c],
    [a, c],
  ] as const;
  const three = ways.map((way) => new Process({ target: take, args: [...way] }));
  for (const p of three) p.start();
  for (const p of three) p.joinSync();
  console.log("all went through");
}
