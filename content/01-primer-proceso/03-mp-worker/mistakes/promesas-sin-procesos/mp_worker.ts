import { isMainProcess, sleep } from "@mp/runtime";

async function worker(plate: string) {
  console.log(`${plate}: 0 %`);
  await sleep(100);
  console.log(`${plate}: 100 %`);
}

if (isMainProcess) {
  const plates = ["pizza", "pasta", "risotto"];
  await Promise.all(plates.map((plate) => worker(plate)));
  console.log("[[es:cocina cerrada|en:kitchen closed]]");
}
