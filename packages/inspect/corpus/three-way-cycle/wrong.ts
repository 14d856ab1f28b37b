// Each process holds one lock and wants the next one: ab, bc, ca. No two of them are in each other's way, all three are.
import { isMainProcess, Lock, Process } from "@mp/runtime";

function take(first: Lock, second: Lock) {
  first.acquireSync(); // [first]
  second.acquireSync(); // [second]
  second.release();
  first.release();
}

if (isMainProcess) {
  const [a, b, c] = [new Lock(), new Lock(), new Lock()];
  const ways = [
    [a, b],
    [b, c],
    [c, a],
  ] as const;
  const three = ways.map((way) => new Process({ target: take, args: [...way] }));
  for (const p of three) p.start();
  for (const p of three) p.joinSync();
  console.log("all went through");
}
