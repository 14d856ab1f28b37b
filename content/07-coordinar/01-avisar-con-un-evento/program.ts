import { Event, Process, Value, isMainProcess } from "@mp/runtime";

function runner(name: string, start: Event, metres: Value<"i">) {
  start.waitSync();
  console.log(`${name}: ${metres.value} m`);
}

if (isMainProcess) {
  const start = new Event();
  const metres = new Value("i", 0);
  const run = (name: string) =>
    new Process({ target: runner, args: [name, start, metres] });
  const early = ["Ana", "Bea", "Carla"].map(run);
  for (const p of early) p.start();
  metres.value = 75; // [[es:se decide la distancia|en:the distance is decided]]
  start.set();
  for (const p of early) await p.join();
  const late = run("Dora"); // [[es:llega cuando todo ha pasado|en:comes when it is all over]]
  late.start();
  await late.join();
}
