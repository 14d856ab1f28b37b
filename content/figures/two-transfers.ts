/** What the program of lesson un-orden-para-los-cerrojos, as given, comes to under all schedules with at most two preemptions. */
import { count, schedulesOf } from "./support/schedules.ts";

const { all, printing } = await schedulesOf("08-interbloqueo/02-un-orden-para-los-cerrojos/start/bank.ts");
const done = printing("Ana: 120, Bea: 80\n");
console.log(JSON.stringify({ all: count(all), stuck: count(all - done) }));
