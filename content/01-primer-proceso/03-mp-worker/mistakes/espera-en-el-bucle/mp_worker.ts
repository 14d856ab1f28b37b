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
  const plates = ["pizza", "pasta", "risotto"];
  const workers = plates.map((plate) => new Process({ target: worker, args: [plate] }));
  for (const p of workers) {
    p.start();
    await p.join();
  }
  console.log("[[es:cocina cerrada|en:kitchen closed]]");
}
