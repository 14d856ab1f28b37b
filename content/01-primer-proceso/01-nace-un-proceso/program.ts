import {
  Process, currentProcess, isMainProcess, parentProcess, sleepSync,
} from "@mp/runtime";

function worker() {
  const { name, pid } = currentProcess();
  console.log(`${name}: pid ${pid}, [[es:hijo de|en:child of]] ${parentProcess()?.pid}`);
  sleepSync(400); // [[es:como si trabajara|en:as if it were working]]
}

if (isMainProcess) {
  const p = new Process({ target: worker });
  console.log(`[[es:creado: ¿vive?|en:created: alive?]] ${p.isAlive()}`);
  p.start();
  console.log(`[[es:en marcha: ¿vive?|en:started: alive?]] ${p.isAlive()}`);
  await p.join();
  console.log(`[[es:terminado: ¿vive?|en:ended: alive?]] ${p.isAlive()}`);
  console.log(`[[es:código de salida|en:exit code]]: ${p.exitCode}`);
}
