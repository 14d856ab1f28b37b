// Each account is changed under the lock, but the lock is let go in between: the auditor may see money under way.
import { Array as SharedArray, isMainProcess, Process } from "@mp/runtime";

function change(accounts: SharedArray<"i">, account: number, amount: number) {
  using _ = accounts.getLock().holdSync();
  accounts[account]! += amount;
}

function move(accounts: SharedArray<"i">) {
  change(accounts, 0, -10);
  change(accounts, 1, 10);
}

function audit(accounts: SharedArray<"i">) {
  using _ = accounts.getLock().holdSync();
  const sum = accounts[0]! + accounts[1]!;
  if (sum !== 100) throw new Error(`${100 - sum} are missing`); // [missing]
  console.log(sum);
}

if (isMainProcess) {
  const accounts = new SharedArray("i", [60, 40]);
  const both = [move, audit].map((target) => new Process({ target, args: [accounts] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
}
