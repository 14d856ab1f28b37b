import {
  Event, Process, Value, isMainProcess, sleepSync,
} from "@mp/runtime";

function copier(pages: Value<"i">, begun: Event) {
  pages.value = 1;
  begun.set();
  sleepSync(1000); // [[es:la segunda página tarda|en:the second page takes a while]]
  pages.value = 2;
}

function office(pages: Value<"i">, begun: Event, daemon: boolean) {
  new Process({ target: copier, args: [pages, begun], daemon }).start();
  begun.waitSync();
} // [[es:y la oficina cierra|en:and the office closes]]

if (isMainProcess) {
  for (const daemon of [false, true]) {
    const pages = new Value("i", 0);
    const begun = new Event();
    const p = new Process({ target: office, args: [pages, begun, daemon] });
    p.start();
    await p.join();
    console.log(`[[es:¿demonio?|en:daemon?]] ${daemon}: ${pages.value}`);
  }
}
