import { Process, isMainProcess, sleepSync } from "@mp/runtime";

function bake(pizza: string, ms: number) {
  console.log(`${pizza}: 0 %`);
  sleepSync(ms);
  console.log(`${pizza}: 100 %`);
}

if (isMainProcess) {
  const processes = [
    new Process({ target: bake, args: ["margarita", 900] }),
    new Process({ target: bake, args: ["diavola", 600] }),
    new Process({ target: bake, args: ["marinara", 300] }),
  ];
  for (const p of processes) p.start();
  for (const p of processes) await p.join();
  console.log("[[es:todas listas|en:all ready]]");
}
