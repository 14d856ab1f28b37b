// The mover keeps the sum of both accounts the same under a lock. The auditor reads without it, and may see money under way.
import { Array as SharedArray, isMainProcess, Process } from "@mp/runtime";

function move(accounts: SharedArray<"i">) {
  using _ = accounts.getLock().holdSync();
  accounts[0]! -= 10; // [from]
  accounts[1]! += 10; // [to]
}

function audit(accounts: SharedArray<"i">) {
  const first = accounts[0]!; // [first]
  const second = accounts[1]!; // [second]
  console.log(first + second);
}

if (isMainProcess) {
  const accounts = new SharedArray("i", [60, 40]);
  const both = [move, audit].map((target) => new Process({ target, args: [accounts] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
