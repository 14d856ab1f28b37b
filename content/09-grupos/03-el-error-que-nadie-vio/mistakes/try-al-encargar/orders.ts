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
  const orders = DISHES.map((dish) => {
    try {
      return pool.applyAsync(prepare, [dish]);
    } catch (error) {
      console.log(`${dish}: ${(error as Error).message}`);
      failed += 1;
    }
  });
  pool.close();
  for (const [i, order] of orders.entries()) {
    console.log(`${DISHES[i]}: ${await order?.get()}`);
  }
  await pool.join();
  console.log(`[[es:fallos|en:failures]]: ${failed}`);
}
