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
  for (const dish of DISHES) {
    pool.applyAsync(prepare, [dish], {
      callback: (result) => console.log(`${dish}: ${result}`),
    });
  }
  pool.close();
  await pool.join();
  console.log(`[[es:fallos|en:failures]]: ${failed}`);
}
