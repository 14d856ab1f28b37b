import { isMainProcess, sleep } from "@mp/runtime";

async function worker(plate: string) {
  console.log(`${plate}: 0 %`);
  await sleep(100);
  console.log(`${plate}: 100 %`);
}

if (isMainProcess) {
  await Promise.all(["pizza", "pasta", "risotto"].map((plate) => worker(plate)));
  console.log("[[es:cocina cerrada|en:kitchen closed]]");
}
