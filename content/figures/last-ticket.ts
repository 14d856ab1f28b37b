/** What the program of lesson mirar-y-actuar, as given, comes to under all schedules with at most two preemptions. */
import { count, schedulesOf } from "./support/schedules.ts";

const { all, printing } = await schedulesOf("04-carreras/04-mirar-y-actuar/start/tickets.ts");
const twice = printing("[[es:vendidas|en:sold]]: 2\n");
console.log(JSON.stringify({ all: count(all), twice: count(twice) }));
