// Each call of the dictionary is one step. Reading and writing are two calls, and another process may come between them.
import { isMainProcess, type DictProxy, Manager, Process } from "@mp/runtime";

function vote(votes: DictProxy<string, number>) {
  const before = votes.getSync("yes") ?? 0; // [read]
  votes.setSync("yes", before + 1); // [write]
}

if (isMainProcess) {
  await using manager = new Manager();
  const votes = manager.dict<string, number>();
  const both = [1, 2].map(() => new Process({ target: vote, args: [votes] }));
  for (const p of both) p.start();
  for (const p of both) await p.join();
  const counted = await votes.get("yes");
  if (counted !== 2) throw new Error(`${counted} of 2 votes are there`); // [missing]
  console.log("yes", counted);
}
