import { Process, isMainProcess } from "@mp/runtime";

let greeting = "";

function greet(name: string) {
  console.log(`${greeting}, ${name}`);
}

if (isMainProcess) {
  greeting = "[[es:buenos días|en:good morning]]";
  console.log("[[es:abre la tienda|en:the shop opens]]");
  const clerks = ["Ana", "Leo"].map(
    (name) => new Process({ target: greet, args: [name] }),
  );
  for (const p of clerks) p.start();
  for (const p of clerks) await p.join();
  console.log("[[es:cierra la tienda|en:the shop closes]]");
}
