import { Pool, isMainProcess, sleepSync } from "@mp/runtime";

const DISHES = ["[[es:arroz|en:rice]]", "[[es:sopa|en:soup]]", "[[es:fruta|en:fruit]]"];

function prepare(dish: string) {
  if (dish === "[[es:sopa|en:soup]]") throw new Error("[[es:olla rota|en:pot broken]]");
  if (dish === "[[es:arroz|en:rice]]") sleepSync(200); // [[es:tarda más|en:takes longer]]
  return "[[es:listo|en:ready]]";
}

if (isMainProcess) {
  const pool = new Pool(2);
  let failed = 0;
  const orders = DISHES.map((dish) => pool.applyAsync(prepare, [dish]));
  pool.close();
  let dish = "";
  try {
    for (const [i, order] of orders.entries()) {
      dish = DISHES[i] ?? "";
      console.log(`${dish}: ${await order.get()}`);
    }
  } catch (error) {
    console.log(`${dish}: ${(error as Error).message}`);
    failed += 1;
  }
  await pool.join();
  console.log(`[[es:fallos|en:failures]]: ${failed}`);
}
