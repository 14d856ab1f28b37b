/** What the program of lesson con-while, as given, comes to under all schedules with at most one preemption. */
import { count, schedulesOf } from "./support/schedules.ts";

const left = (...loaves: number[]) => loaves.map((each) => `[[es:quedan|en:left]]: ${each}\n`).join("");

const { all, printing } = await schedulesOf("07-coordinar/04-con-while/start/bakery.ts", 1);
const nothing = printing(`${left(0, -1)}[[es:al final|en:in the end]]: 0\n`);
console.log(JSON.stringify({ all: count(all), nothing: count(nothing) }));
