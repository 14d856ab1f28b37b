import { isMainProcess } from "@mp/runtime";

const GREETING = "[[es:buenos días|en:good morning]]";

function greet(name: string) {
  console.log(`${GREETING}, ${name}`);
}

if (isMainProcess) {
  console.log("[[es:abre la tienda|en:the shop opens]]");
  for (const name of ["Ana", "Leo"]) greet(name);
  console.log("[[es:cierra la tienda|en:the shop closes]]");
}
