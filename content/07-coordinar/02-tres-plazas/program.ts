import {
  Event, Process, Queue, Semaphore, isMainProcess,
} from "@mp/runtime";

function car(n: number, places: Semaphore, gate: Queue<number>, go: Event) {
  places.acquireSync();
  gate.putSync(n); // [[es:entra|en:in it comes]]
  go.waitSync(); // [[es:aparcado|en:parked]]
  places.release();
}

if (isMainProcess) {
  const places = new Semaphore(3);
  const gate = new Queue<number>();
  const go = new Event();
  const cars = [1, 2, 3, 4, 5].map(
    (n) => new Process({ target: car, args: [n, places, gate, go] }),
  );
  for (const p of cars) p.start();
  const inside: number[] = [];
  while (inside.length < 3) inside.push(await gate.get());
  const free = places.acquireSync({ timeout: 100 });
  console.log(`[[es:dentro hay|en:inside there are]] ${inside.length}`);
  console.log(`[[es:¿queda alguna plaza?|en:any place left?]] ${free}`);
  go.set();
  while (inside.length < 5) inside.push(await gate.get());
  console.log(`[[es:en total han entrado|en:in all there came]] ${inside.length}`);
  for (const p of cars) await p.join();
}
