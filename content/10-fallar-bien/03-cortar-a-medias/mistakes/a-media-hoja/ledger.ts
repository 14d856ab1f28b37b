import {
  Event, Lock, Process, Value, isMainProcess, sleep, sleepSync,
} from "@mp/runtime";

function clerk(
  book: Value<"i">, copy: Value<"i">, lock: Lock, stop: Event,
) {
  for (let page = 1; ; page++) {
    lock.acquireSync();
    book.value = page;
    sleepSync(20); // [[es:pasa la hoja|en:turns the page]]
    if (stop.isSet()) break;
    copy.value = page;
    lock.release();
  }
}

if (isMainProcess) {
  const book = new Value("i", 0);
  const copy = new Value("i", 0);
  const lock = new Lock();
  const stop = new Event();
  const p = new Process({ target: clerk, args: [book, copy, lock, stop] });
  p.start();
  await sleep(310); // [[es:hasta la hora de cerrar|en:until closing time]]
  stop.set();
  await p.join();
  console.log(`[[es:¿cuadran?|en:do they agree?]] ${book.value === copy.value}`);
}
