import { Process, isMainProcess } from "@mp/runtime";

let count = 0;

function add() {
  count += 1;
}

if (isMainProcess) {
  const tasks = [1, 2].map(async () => add());
  await Promise.all(tasks);
  console.log(`[[es:tras dos tareas|en:after two tasks]]: ${count}`);

  const processes = [1, 2].map(() => new Process({ target: add }));
  for (const p of processes) p.start();
  for (const p of processes) await p.join();
  console.log(`[[es:tras dos procesos|en:after two processes]]: ${count}`);
}
