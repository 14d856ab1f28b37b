import {
  Process, Array as SharedArray, isMainProcess, sleepSync,
} from "@mp/runtime";

function diner(me: number, paid: number, paper: SharedArray<"i">) {
  sleepSync(paid * 10); // [[es:busca su recibo|en:looks for her receipt]]
  paper[me] = paid;
  sleepSync(1000);
  let total = 0;
  for (const each of paper) total += each;
  console.log(`[[es:comensal|en:diner]] ${me}: total ${total}`);
}

if (isMainProcess) {
  const paper = new SharedArray("i", 3);
  const diners = [20, 6, 4].map(
    (paid, me) =>
      new Process({ target: diner, args: [me, paid, paper] }),
  );
  for (const p of diners) p.start();
  for (const p of diners) await p.join();
}
