import { Process, isMainProcess, sleepSync } from "@mp/runtime";

function worker(plate: string) {
  sleepSync(400); // [[es:cocinando|en:cooking]]
  console.log(`${plate}: 100 %`);
}

if (isMainProcess) {
  for (const plate of ["pizza", "pasta", "risotto"]) {
    const p = new Process({ target: worker, args: [plate] });
    p.start();
    await p.join();
  }
  console.log("[[es:cocina cerrada|en:kitchen closed]]");
}
