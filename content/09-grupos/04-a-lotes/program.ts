import { Pool, isMainProcess } from "@mp/runtime";

function double(n: number) {
  return n * 2;
}

if (isMainProcess) {
  const numbers = Array.from({ length: 20_000 }, (_, n) => n);
  await using pool = new Pool(2);
  await pool.map(double, numbers); // [[es:para que estén ya en marcha|en:to have them started]]
  const times: number[] = [];
  for (const chunksize of [1, 1000]) {
    const start = performance.now();
    await pool.map(double, numbers, { chunksize });
    const ms = performance.now() - start;
    console.log(`[[es:de ${chunksize} en ${chunksize}|en:${chunksize} by ${chunksize}]]: ${Math.round(ms)} ms`);
    times.push(ms);
  }
  const [ones = 0, thousands = 0] = times;
  const winner = ones < thousands ? "[[es:de 1 en 1|en:1 by 1]]" : "[[es:de 1000 en 1000|en:1000 by 1000]]";
  console.log(`[[es:gana|en:the winner]]: ${winner}`);
}
