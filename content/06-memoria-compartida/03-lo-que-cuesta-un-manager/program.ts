import { Manager, Value, isMainProcess } from "@mp/runtime";

function timed(what: string, act: () => void) {
  const begin = performance.now();
  for (let n = 1; n <= 100; n++) act();
  const ms = performance.now() - begin;
  console.log(`${what}: ${Math.round(ms * 1000)} µs`);
}

if (isMainProcess) {
  await using manager = new Manager();
  const count = new Value("i", 0);
  const book = manager.dict({ count: 0 });
  timed("Value", () => (count.value = 5));
  timed("Manager", () => book.setSync("count", 5));

  const tables = manager.dict({ today: [7] });
  const today = await tables.get("today");
  today?.push(9);
  const kept = await tables.get("today");
  console.log(`[[es:mesas reservadas|en:tables booked]]: ${kept?.length}`);
}
