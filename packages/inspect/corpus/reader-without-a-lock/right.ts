// The mover keeps the sum of both accounts the same under a lock, and the auditor reads under the same lock.
import { Array as SharedArray, isMainProcess, Process } from "@mp/runtime";

function move(accounts: SharedArray<"i">) {
  using _ = accounts.getLock().holdSync();
  accounts[0]! -= 10;
  accounts[1]! += 10;
}

function audit(accounts: SharedArray<"i">) {
  using _ = accounts.getLock().holdSync();
  const first = accounts[0]!;
  const second = accounts[1]!;
  console.log(first + second);
}

if (isMainProcess) {
  const accounts = new SharedArray("i", [60, 40]);
  const both = [move, audit].map((target) => new Process({ target, args: [accounts] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
