import {
  Lock, Process, Value, isMainProcess, sleep, sleepSync,
} from "@mp/runtime";

function clerk(book: Value<"i">, copy: Value<"i">, lock: Lock) {
  for (let page = 1; ; page++) {
    lock.acquireSync();
    book.value = page;
    sleepSync(20); // [[es:pasa la hoja|en:turns the page]]
    copy.value = page;
    lock.release();
  }
}

if (isMainProcess) {
  const book = new Value("i", 0);
  const copy = new Value("i", 0);
  const lock = new Lock();
  const p = new Process({ target: clerk, args: [book, copy, lock] });
  p.start();
  await sleep(310); // [[es:hasta la hora de cerrar|en:until closing time]]
  p.terminate();
  await p.join();
  console.log(`[[es:¿cuadran?|en:do they agree?]] ${book.value === copy.value}`);
}
