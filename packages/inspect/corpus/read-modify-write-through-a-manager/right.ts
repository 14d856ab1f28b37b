// The lock is held from the read to the write.
import { isMainProcess, type DictProxy, Lock, Manager, Process } from "@mp/runtime";

function vote(votes: DictProxy<string, number>, lock: Lock) {
  using _ = lock.holdSync();
  const before = votes.getSync("yes") ?? 0;
  votes.setSync("yes", before + 1);
}

if (isMainProcess) {
  await using manager = new Manager();
  const votes = manager.dict<string, number>();
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: vote, args: [votes, lock] }));
  for (const p of both) p.start();
  for (const p of both) await p.join();
  const counted = await votes.get("yes");
  if (counted !== 2) throw new Error(`${counted} of 2 votes are there`);
  console.log("yes", counted);
}
