import {
  Process, currentProcess, isMainProcess, sleepSync,
} from "@mp/runtime";

function worker(plate: string) {
  const { name } = currentProcess();
  console.log(`${name}: ${plate}, 0 %`);
  sleepSync(400); // [[es:cocinando|en:cooking]]
  console.log(`${name}: ${plate}, 100 %`);
}

if (isMainProcess) {
  const workers: Process[] = [];
  for (const plate of ["pizza", "pasta", "risotto"]) {
    const p = new Process({ target: worker, args: [plate] });
    workers.push(p);
    p.start();
  }
  for (const p of workers) await p.join();
  console.log("[[es:cocina cerrada|en:kitchen closed]]");
}
