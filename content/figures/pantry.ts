/** What the program of lesson el-cerrojo-es-del-dato, as given, comes to under all schedules with at most one preemption. */
import { count, schedulesOf } from "./support/schedules.ts";

const { all, printing } = await schedulesOf("05-exclusion/02-el-cerrojo-es-del-dato/start/pantry.ts", 1);
const right = printing("[[es:pan|en:bread]]: 4\n[[es:leche|en:milk]]: 4\n");
console.log(JSON.stringify({ all: count(all), wrong: count(all - right) }));
