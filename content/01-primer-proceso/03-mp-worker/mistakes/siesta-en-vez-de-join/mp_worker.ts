import {
  Process, currentProcess, isMainProcess, sleepSync,
} from "@mp/runtime";

function worker(plate: string) {
  const { name } = currentProcess();
  console.log(`${name}: ${plate}, 0 %`);
  sleepSync(100);
  console.log(`${name}: ${plate}, 100 %`);
}

if (isMainProcess) {
  for (const plate of ["pizza", "pasta", "risotto"]) {
    const p = new Process({ target: worker, args: [plate] });
    p.start();
  }
  sleepSync(1000); // [[es:tiempo de sobra|en:plenty of time]]
  console.log("[[es:cocina cerrada|en:kitchen closed]]");
}
