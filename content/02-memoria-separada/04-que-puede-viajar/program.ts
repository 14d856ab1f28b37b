import { Pipe, isMainProcess } from "@mp/runtime";

function double(n: number) {
  return n * 2;
}

function times(factor: number) {
  return (n: number) => n * factor; // [[es:usa una variable local|en:uses a local variable]]
}

function* count() {
  yield 1;
}

if (isMainProcess) {
  const [left, right] = Pipe();
  const things: [string, unknown][] = [
    ["[[es:una lista|en:a list]]", [1, 2]],
    ["[[es:una función|en:a function]]", double],
    ["[[es:una función con su variable|en:a function with its variable]]", times(3)],
    ["[[es:un generador a medias|en:a generator half-way]]", count()],
  ];
  for (const [name, thing] of things) {
    try {
      left.sendSync(thing);
      const same = right.recvSync() === thing;
      console.log(`${name}: ${same ? "[[es:la misma|en:the same]]" : "[[es:una copia|en:a copy]]"}`);
    } catch {
      console.log(`${name}: [[es:no viaja|en:does not travel]]`);
    }
  }
}
