/** What the program of lesson leer-tambien-cuenta, as given, comes to under all schedules with at most two preemptions. */
import { count, schedulesOf } from "./support/schedules.ts";

const { all, printing } = await schedulesOf("05-exclusion/03-leer-tambien-cuenta/start/tills.ts");
const right = printing("[[es:recuento|en:count]]: 10\n[[es:al cerrar|en:at closing]]: 10\n");
console.log(JSON.stringify({ all: count(all), wrong: count(all - right) }));
