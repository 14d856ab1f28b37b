import { Process, isMainProcess } from "@mp/runtime";

const GREETING = "[[es:buenos días|en:good morning]]";

function greet(name: string) {
  console.log(`${GREETING}, ${name}`);
}

if (isMainProcess) {
  console.log("[[es:abre la tienda|en:the shop opens]]");
  const clerks = ["Ana", "Leo"].map(
    (name) => new Process({ target: greet, args: [name] }),
  );
  for (const p of clerks) p.start();
  for (const p of clerks) await p.join();
  console.log("[[es:cierra la tienda|en:the shop closes]]");
}
