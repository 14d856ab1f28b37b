/** What the program of lesson los-filosofos, as given, comes to under all schedules with at most two preemptions. */
import { count, schedulesOf } from "./support/schedules.ts";

const { all, printing } = await schedulesOf("08-interbloqueo/03-los-filosofos/start/table.ts");
const eaten = printing("[[es:usos de cada tenedor|en:uses of each fork]]: 2 2 2\n");
console.log(JSON.stringify({ all: count(all), stuck: count(all - eaten) }));
