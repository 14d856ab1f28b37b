// Both accounts are changed while the lock is held once.
import { Array as SharedArray, isMainProcess, Process } from "@mp/runtime";

function move(accounts: SharedArray<"i">) {
  using _ = accounts.getLock().holdSync();
  accounts[0]! -= 10;
  accounts[1]! += 10;
}

function audit(accounts: SharedArray<"i">) {
  using _ = accounts.getLock().holdSync();
  const sum = accounts[0]! + accounts[1]!;
  if (sum !== 100) throw new Error(`${100 - sum} are missing`);
  console.log(sum);
}

if (isMainProcess) {
  const accounts = new SharedArray("i", [60, 40]);
  const both = [move, audit].map((target) => new Process({ target, args: [accounts] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
