import { Empty, Process, Queue, isMainProcess } from "@mp/runtime";

function office(tickets: Queue<string>, sales: Queue<number>) {
  let sold = 0;
  try {
    tickets.getNowait();
    sold = 1;
  } catch (error) {
    if (!(error instanceof Empty)) throw error;
  }
  sales.putSync(sold);
}

if (isMainProcess) {
  const tickets = new Queue<string>();
  await tickets.put("[[es:la última|en:the last one]]");
  const sales = new Queue<number>();
  const offices = [1, 2].map(
    () => new Process({ target: office, args: [tickets, sales] }),
  );
  for (const p of offices) p.start();
  let sold = 0;
  for (const _ of offices) sold += await sales.get();
  for (const p of offices) await p.join();
  console.log(`[[es:vendidas|en:sold]]: ${sold}`);
}
