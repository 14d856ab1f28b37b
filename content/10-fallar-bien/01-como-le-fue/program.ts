import { Process, exit, isMainProcess, sleepSync } from "@mp/runtime";

function bakes() {}

function quits() {
  exit(3);
}

function fails() {
  throw new Error("[[es:el horno no enciende|en:the oven does not light]]");
}

function sleeps() {
  sleepSync(60_000);
}

if (isMainProcess) {
  for (const target of [bakes, quits, fails, sleeps]) {
    const p = new Process({ target });
    p.start();
    if (target === sleeps) p.terminate();
    await p.join();
    console.log(`${target.name}: ${p.exitCode}`);
  }
  console.log("[[es:y el padre sigue|en:and the parent goes on]]");
}
