import { Process, isMainProcess } from "@mp/runtime";

let tomatoes = 3;

function cook() {
  tomatoes -= 2;
  console.log(`[[es:en el hijo quedan|en:left in the child]]: ${tomatoes}`);
}

if (isMainProcess) {
  const p = new Process({ target: cook });
  p.start();
  await p.join();
  console.log(`[[es:en el padre quedan|en:left in the parent]]: ${tomatoes}`);
}
