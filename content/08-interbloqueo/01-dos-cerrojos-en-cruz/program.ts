import { Barrier, Lock, Process, isMainProcess } from "@mp/runtime";

function painter(name: string, first: Lock, second: Lock, meet: Barrier) {
  first.acquireSync();
  console.log(`${name} [[es:tiene su primer cerrojo|en:has her first lock]]`);
  meet.waitSync(); // [[es:cada una tiene ya uno|en:each has one by now]]
  const got = second.acquireSync({ timeout: 500 });
  console.log(`${name}: [[es:¿y el segundo?|en:and the second?]] ${got}`);
  meet.waitSync(); // [[es:hasta aquí no suelta nadie|en:until here nobody lets go]]
  if (got) second.release();
  first.release();
}

if (isMainProcess) {
  const brush = new Lock();
  const jar = new Lock();
  const meet = new Barrier(2);
  const painters = [
    new Process({ target: painter, args: ["Ana", brush, jar, meet] }),
    new Process({ target: painter, args: ["Bea", jar, brush, meet] }),
  ];
  for (const p of painters) p.start();
  for (const p of painters) await p.join();
}
